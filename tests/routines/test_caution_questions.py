"""The questions of the intake: every caution is asked for or set by the therapist, in words that anyone can read."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from routines.catalogue import DATA, load_catalogue
from routines.errors import CatalogueError

CATALOGUE = load_catalogue()
CAUSES = re.compile(r"disc|stenosis|arthritis|impingement|labral|osteoporosis|tendon pain|clot|blood pressure", re.I)
# Causes are named by the words that the person was told, whatever their length.
TOLD_WORDS = re.compile(r"been told you have [^,?]*")


def reading_grade(words: str) -> float:
    """Flesch-Kincaid by a plain count: a run of vowels is a syllable, but for a last silent e."""
    found = re.findall(r"[a-z]+", words.lower())
    syllables = sum(max(1, len(re.findall(r"[aeiouy]+", re.sub(r"e$", "", each)))) for each in found)
    sentences = max(1, len(re.findall(r"[.?!]", words)))
    return 0.39 * len(found) / sentences + 11.8 * syllables / len(found) - 15.59


def test_every_caution_is_asked_for_once_or_set_by_the_therapist_with_a_reason() -> None:
    asked = [code for question in CATALOGUE.questions for code in question.codes]

    assert sorted([*asked, *CATALOGUE.by_therapist]) == sorted(CATALOGUE.cautions)
    assert {*CATALOGUE.by_therapist} == {"red-flag-deficit", "therapist-only"}


@pytest.mark.parametrize("question", CATALOGUE.questions, ids=lambda question: question.id)
def test_a_question_is_plain_and_tells_nobody_what_they_have(question: Any) -> None:
    assert question.text.endswith("?")
    assert not CAUSES.search(TOLD_WORDS.sub("", question.text))
    assert not re.search(r"(?<!do )\byou have\b|\byou are\b", TOLD_WORDS.sub("", question.text), re.IGNORECASE)
    assert reading_grade(TOLD_WORDS.sub("been told", question.text)) <= 6


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda content: content["questions"].pop(), "is neither asked for nor set by the therapist"),
        (lambda content: content["by_therapist"].update(pht="Seen."), "is asked for twice"),
        (lambda content: content["by_therapist"].update(luck="Seen."), "is no known caution"),
        (lambda content: content["questions"][0].update(area="sky"), "must be one of health, back, hip, limbs"),
        (lambda content: content["questions"][0].update(text=""), "must be text"),
        (lambda content: content["questions"][0].update(codes=["luck"]), "must be one of"),
        (lambda content: content["questions"].append("pht"), "must be a list of objects"),
        (lambda content: content["by_therapist"].update(pht=""), "must map codes to words"),
        (lambda content: content.pop("by_therapist"), "must have questions and by_therapist"),
    ],
)
def test_a_bad_file_is_refused_with_its_reason(tmp_path: Path, change: Any, reason: str) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    file = folder / "caution_questions.json"
    content = json.loads(file.read_text("utf-8"))
    change(content)
    file.write_text(json.dumps(content), "utf-8")

    with pytest.raises(CatalogueError, match=reason):
        load_catalogue(folder)
