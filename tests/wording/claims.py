"""What no text of the product may say, each with why and whose words forbid it (`docs/sources.md`), as data.

A rule looks at every string, whoever reads it. `ALLOWED` holds the uses that mean something else, each with its reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_ILLNESSES = r"stenosis|arthritis|osteoporosis|impingement|labral tear|tendinopathy|disc injury|spondylo\w+"
_BODY = r"(?:nerves?|discs?|tissues?|spines?|backs?|muscles?|joints?|tendons?|hips?|knees?)"


@dataclass(frozen=True, slots=True)
class Claim:
    """One kind of words that is not said. `source` is an id of docs/sources.md; `unless` lets a whole text pass."""

    id: str
    words: str
    reason: str
    source: str
    unless: str = r"(?!)"
    _pattern: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _unless: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_pattern", re.compile(self.words, re.IGNORECASE))
        object.__setattr__(self, "_unless", re.compile(self.unless, re.IGNORECASE))

    def found_in(self, text: str) -> str | None:
        """The words that say it, None when the text does not."""
        match = None if self._unless.search(text) else self._pattern.search(text)
        return match[0] if match else None


@dataclass(frozen=True, slots=True)
class Allowed:
    """Words that look like a claim and are none. They are allowed exactly as they stand here."""

    claim: str
    words: str
    reason: str


CLAIMS: tuple[Claim, ...] = (
    Claim(
        "you-have",
        r"\byou(?:['’]ve got|(?: may| might| could| probably| likely| clearly| also| do not| don['’]t)? have\b(?! to\b)"
        r"| (?:are|were) (?:suffering|diagnosed)| suffer\b)"
        r"(?! (?:not |already |never |just )*"
        r"(?:been|done|entered|read|had|seen|sent|left|felt|made|tapped|typed|used)\b)",
        "Says what somebody has: that is a diagnosis, and the software makes none.",
        "massage-scope",
        # Asked, or said back as what a clinician has told.
        unless=r"\bdo you have\b[^.]*\?|\byou (?:have )?been told (?:that )?you have\b",
    ),
    Claim(
        "your-condition",
        r"\byour (?:condition|disease|illness|disorder|syndrome|sciatica|diagnosis|pathology|herniation)\b",
        "Gives the reader an illness that nobody here has found.",
        "massage-scope",
    ),
    Claim(
        "sciatica",
        r"\bsciatica\b(?!-type)",
        "Naming the illness as what the software is for makes it a medical device. “Sciatica-type pain” is said.",
        "fda-wellness-2026",
    ),
    Claim(
        "cause",
        rf"\b(?:slipped|bulging|ruptured|prolapsed) dis[ck]s?\b|\bherniat\w+|\bdegenerat\w+|\bwear and tear\b"
        rf"|\b(?:pinched|trapped|squashed|compressed) nerves?\b|\b(?:{_ILLNESSES})\b"
        r"|\b(?:root|true|real|underlying) causes?\b",
        "Names a cause. An illness is named only to people who have been told of it.",
        "massage-scope",
        unless=r"\byou (?:have )?been told\b",
    ),
    Claim(
        "diagnose",
        r"\bdiagnos\w+",
        "The software diagnoses nothing, and no text should sound as if it did.",
        "massage-scope",
    ),
    Claim(
        "cure",
        r"\b(?:in)?cur(?:e|es|ed|ing|able)\b|\bheal(?:s|ed|ing|er)?\b|\bremed(?:y|ies)\b|\bmiracle\b",
        "In 18 trials, physiotherapy made no lasting difference to pain in sciatica. Nobody is promised a cure.",
        "dove-2022",
    ),
    Claim(
        "fix",
        rf"\bfix(?:es|ed|ing)?\b|\brepair(?:s|ed|ing)?\b|\brestor(?:e|es|ing) (?:your|the) {_BODY}\b",
        "A body is not mended by stretches, and nothing was said to be broken.",
        "dove-2022",
    ),
    Claim(
        "treat",
        r"\btreat(?:s|ed|ing|ments?)?\b|\balleviat\w+|\brehabilitat\w+"
        r"|\b(?:manag|monitor)(?:e|es|s|ing)? (?:your |the )?(?:pain|symptoms?|illness|condition)",
        "Software that says it treats, eases, manages or monitors an illness is a medical device.",
        "mdcg-2019-11",
    ),
    Claim(
        "proven",
        r"\b(?:un)?proven\b|\bproof\b|\bclinically\b|\bscientific(?:ally)?\b|\bguarantee\w*|\bevidence-based\b"
        r"|\b(?:most effective|best) (?:way|stretch|exercise|routine)\w*"
        r"|\bexpert[- ]approved\b|\bdoctor[- ]recommended\b",
        "No trial shows one stretch to be the right one; what studies there are differ and are small.",
        "dove-2022",
    ),
    Claim(
        "promise",
        r"\b(?:will|always|surely|certainly) (?:ease|help|work|improve|recover|feel better|get better|go away)\b"
        r"|\bpain[- ]free\b|\bno more pain\b(?! than\b)|\b(?:get|gets|getting) rid of\b|\b(?:reliev\w+|relief)\b"
        r"|\b(?:remov|end|kill|stop)(?:e|es|s|ing)? (?:your|the) pain\b"
        r"|\binstant(?:ly)?\b|\bspeeds? (?:up )?(?:your )?recovery\b",
        "Up to 45 of 100 people still feel it after a year. “May ease” is as far as it goes.",
        "dove-2022",
    ),
    Claim(
        "permanent",
        r"\bpermanent(?:ly)?\b|\bfor good\b|\bforever\b|\bonce and for all\b"
        r"|\blong-lasting\b|\blasting (?:relief|change|result)",
        "A gain in reach is lost again when the stretching stops.",
        "reid-kim-2014",
    ),
    Claim(
        "release",
        rf"\b(?:self-)?releas(?:e|es|ed|ing)\b|\bmyofascial\b|\btrigger points?\b"
        rf"|\b(?:unlock|loosen|free)\w* (?:your|the) {_BODY}\b",
        "A ball presses on a muscle; that it releases a nerve or anything else is not shown. “Ball pressure” is said.",
        "ball-trial",
    ),
    Claim(
        "detox",
        r"\bdetox\w*|\btoxins?\b|\bcleans(?:e|ing)\b|\bflush\w*\b",
        "That pressing on muscles washes out toxins is a myth.",
        "toxin-myth",
    ),
    Claim(
        "balance",
        r"\b(?:re|im)balanc\w+|\bbalanc(?:es|ing|ed)\b|\bbalance (?:your|the|out)\b|\b(?:re)?align(?:s|ed|ing|ment)?\b"
        r"|\b(?:good|better|correct|perfect|bad|poor) posture\b",
        "Stretching changes reach and stiffness. Twenty experts agreed that it does not put posture right.",
        "stretching-delphi-2025",
    ),
    Claim(
        "prevent",
        r"\bprevent\w* (?:injur\w+|pain|surger\w+|it (?:from )?coming back)|\bavoid(?:s|ing)? surgery\b",
        "Twenty experts agreed that stretching does not keep injuries away in general.",
        "stretching-delphi-2025",
    ),
    Claim(
        "damage",
        rf"\b{_BODY} damage\b|\bdamag\w+ (?:to )?(?:your |the |a )?{_BODY}\b|\bfragile\b|\bbrittle\b|\bcrumbl\w+"
        rf"|\bsqueez\w+ (?:the|your) (?:sore )?tendons?\b|\btwist(?:s|ed|ing)? (?:the|your) knees?\b"
        rf"|\b(?:weak|bad) {_BODY}\b",
        "Grades harm that nobody has measured, and frightens people off moving.",
        "jack-2010",
    ),
    Claim(
        "fear",
        r"\bcrippl\w+|\bparaly\w+|\bdanger\w*|\bwheelchairs?\b|\bfatal\b|\bdeadly\b|\bdevastat\w+|\bruin(?:s|ed|ing)?\b|\bhorrible\b",
        "Fear keeps people from moving. What to do next is said instead.",
        "jack-2010",
    ),
    Claim(
        "loud",
        r"\w!(?=[\s”’]|$)|\bstreaks?\b|\bwell done\b|\bawesome\b|\bamazing\b|\bcrush(?:ed)? it\b",
        "Calm words: no shouting, no praise that turns into blame on the next day.",
        "this-project",
    ),
)

ALLOWED: tuple[Allowed, ...] = (
    Allowed("release", "a new release", "Of the software: what could not be read before may be read by it."),
    Allowed("release", "this release knows", "Of the software."),
    Allowed("release", "of no release up to", "Of the software."),
)


def claims_in(text: str) -> Iterator[tuple[Claim, str]]:
    """Each claim that a text makes, with the words that make it."""
    for claim in CLAIMS:
        rest = text
        for allowed in ALLOWED:
            if allowed.claim == claim.id:
                rest = rest.replace(allowed.words, "")
        if found := claim.found_in(rest):
            yield claim, found
