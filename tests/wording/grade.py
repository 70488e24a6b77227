"""How hard words are to read: the Flesch-Kincaid grade, the school year that reads a text with ease.

The formula is the one of Kincaid and others (1975); what ends a sentence is Flesch's own rule (1949), by which a colon
and a semicolon do. Libraries bring a pronouncing dictionary or a download with them. For the words of one product a few
rules do, with a list of what they get wrong; it came from comparing every word with the CMU Pronouncing Dictionary.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)?|\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"[.?!:;]+(?=[\s”’)]|$)")
_FILLED_IN = re.compile(r"\{\w*\}")
_VOWELS = re.compile(r"[aeiouy]+")
# A silent e at the end, also before s and d: "those", "placed"; not in "little", "bandages", "rested".
_SILENT_E = re.compile(r"(?<=[^aeiouy])(?:e|(?<![sxzcg])(?<!sh)(?<!ch)es|(?<![td])ed)$")
_SOUNDED_LE = re.compile(r"[^aeiouylr]les?$")
# Vowels side by side that are said apart: "being", "idea", "radio", "usual"; not in "action", "special".
_APART = re.compile(r"(?<![ctsx])i[ao]|(?<![gq])u[ao]|eo(?!p)|[aeiouy]ing|[aeo]y[aeio]|iet|ius|uen")

_RARE = {
    1: "aches",
    2: "caseload client clients cushion elsewhere evening fluid homestretch judgement lately movement movements pigeon "
    "safety sequence settled someone something surgeon timeline timelines wednesday",
    3: "area areas earlier easier everything idea ideas medium physio posterior replacement somebody whoever",
    6: "osteoporosis",
}
_COUNTED = {word: count for count, words in _RARE.items() for word in words.split()}


def syllables(word: str) -> int:
    """How many syllables a word has, by rule. A number counts as one."""
    lowered = word.lower().replace("’", "'")
    if not lowered[0].isalpha():
        return 1
    plain = lowered.removesuffix("'s").replace("'", "")
    if plain in _COUNTED:
        return _COUNTED[plain]
    count = len(_VOWELS.findall(plain)) + len(_APART.findall(plain))
    if _SILENT_E.search(plain) and not _SOUNDED_LE.search(plain):
        count -= 1
    return max(count, 1)


def words_in(text: str) -> list[str]:
    """The words of a text, without what is filled in."""
    return _WORD.findall(_FILLED_IN.sub(" ", text))


def grade(texts: Iterable[str]) -> float:
    """The grade of texts read one after the other; each ends a sentence. What is filled in counts as a short word."""
    words: list[str] = []
    sentences = 0
    for text in texts:
        for sentence in _SENTENCE_END.split(_FILLED_IN.sub("it", text)):
            spoken = _WORD.findall(sentence)
            words += spoken
            sentences += bool(spoken)
    if not words:
        return 0.0
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
