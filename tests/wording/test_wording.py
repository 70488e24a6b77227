"""No text of the product claims, promises, frightens or is too hard to read; and this check would see one that did."""

import re
from pathlib import Path

import pytest

from tests.serving import ROOT
from tests.wording.claims import ALLOWED, CLAIMS, claims_in
from tests.wording.gather import Reader, Words, gathered, python_words, syntax_strings
from tests.wording.grade import grade
from tests.wording.limits import HARDER, TEXT_GRADE, hard_screens, hard_texts

# Forbidden claims

PLANTED = [
    ("you-have", "You have a trapped nerve."),
    ("you-have", "You may have something serious."),
    ("you-have", "It looks as if you've got a disc problem."),
    ("you-have", "You do not have an emergency."),
    ("you-have", "You suffer from back pain."),
    ("your-condition", "Your condition is getting better."),
    ("sciatica", "Stretches for sciatica."),
    ("cause", "A slipped disc presses on it."),
    ("cause", "Wear and tear of the spine."),
    ("cause", "Spinal stenosis: bend less."),
    ("diagnose", "Homestretch helps to diagnose your pain."),
    ("cure", "This will cure it."),
    ("cure", "Stretch daily and heal faster."),
    ("fix", "Fix your back in 10 minutes."),
    ("treat", "A treatment for leg pain."),
    ("treat", "Monitor your symptoms."),
    ("proven", "A proven routine."),
    ("proven", "The best way to stretch."),
    ("promise", "Your pain will go away."),
    ("promise", "Pain-free in a week."),
    ("promise", "Fast relief."),
    ("permanent", "A permanent change."),
    ("release", "Self-release"),
    ("release", "Ball release of the buttock"),
    ("detox", "Flush out toxins."),
    ("balance", "Balance your body."),
    ("balance", "Muscle imbalance"),
    ("balance", "For a better posture"),
    ("prevent", "Prevents injuries."),
    ("damage", "Your nerves are damaged nerves."),
    ("damage", "It squeezes the tendon."),
    ("damage", "A crossed leg twists the knee."),
    ("damage", "Fragile bones"),
    ("fear", "This is dangerous."),
    ("loud", "Well done!"),
    ("loud", "A streak of 5 days"),
]


@pytest.mark.parametrize(("claim", "text"), PLANTED)
def test_a_claim_is_seen(claim: str, text: str) -> None:
    assert claim in {found.id for found, _ in claims_in(text)}


def test_every_claim_is_planted_once_at_least() -> None:
    assert {claim for claim, _ in PLANTED} == {claim.id for claim in CLAIMS}


@pytest.mark.parametrize(
    "text",
    [
        "It may ease stiffness and help you stay active.",
        "Do you have any of these?",
        "If you have been told you have spinal stenosis: bending back can flare it.",
        "It is sent once you have entered a new code.",
        "Sciatica-type pain",
        "Keep your heel on the floor and your balance with one hand.",
        "Poor balance or falls: sit or lie instead.",
        "Health data stays on this phone.",
        "This storage was damaged.",
        "Foot twisted under the leg",
        "Set it flat on the outer side of that knee.",
        "Ball pressure",
    ],
)
def test_plain_words_pass(text: str) -> None:
    assert [found.id for found, _ in claims_in(text)] == []


def test_no_string_of_the_product_makes_a_claim() -> None:
    made = [
        f"{each.where}: {found!r} in {each.words!r} ({claim.id}: {claim.reason})"
        for each in gathered()
        if each.is_text
        for claim, found in claims_in(each.words)
    ]
    assert not made, "\n".join(made)


def test_each_allowed_use_is_still_used() -> None:
    everything = "\n".join(each.words for each in gathered())
    assert [allowed.words for allowed in ALLOWED if allowed.words not in everything] == []


def test_each_claim_names_a_source_that_is_described() -> None:
    described = set(
        re.findall(r"^\| `([a-z0-9-]+)` \|", (ROOT / "docs/sources.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    assert {claim.source for claim in CLAIMS} <= described


# Reading grade


def test_every_screen_is_easy_enough_for_who_reads_it() -> None:
    hard = list(hard_screens(gathered()))
    assert not hard, "\n".join(hard)


def test_no_long_text_is_hard_by_itself() -> None:
    hard = list(hard_texts(gathered()))
    assert not hard, "\n".join(hard)


EASY = "Rest one hand on your belly, and breathe out for as long as it feels good to you."
HARD = (
    "Discontinue the prescribed exercise immediately whenever symptoms peripheralise, "
    "and contact your physiotherapist regarding appropriate modification of the programme."
)


@pytest.mark.parametrize("reader", ["client", "therapist"])
def test_a_hard_text_is_seen_alone_and_as_a_screen(reader: Reader) -> None:
    planted = [Words(HARD, "here", "a screen", reader)]
    assert len(list(hard_texts(planted))) == len(list(hard_screens(planted))) == 1
    assert list(hard_texts([Words(EASY, "here", "a screen", reader)])) == []


def test_a_hard_text_does_not_hide_among_easy_ones_nor_behind_labels() -> None:
    screen = [Words(words, "here", "a screen", "client") for words in [EASY] * 20 + [HARD]]
    assert list(hard_screens(screen)) == []
    assert len(list(hard_texts(screen))) == 1
    labels = [Words("Go on", "here", "a screen", "client")] * 50
    assert len(list(hard_screens([*labels, *screen[-1:]]))) == 1


def test_what_programmers_read_has_no_limit() -> None:
    assert list(hard_texts([Words(HARD, "here", "a screen", "operator")])) == []


def test_each_exception_is_needed_and_says_why() -> None:
    words = {each.words: each.reader for each in gathered()}
    for text, reason in HARDER.items():
        assert grade([text]) > TEXT_GRADE[words[text]]
        assert reason


# What is gathered

PLANTED_SCREEN = """
import { text } from './nowhere'
type Kind = 'a kind that is a type'
const LEAD = 'A literal of its own' as const
export function Planted({ name, isOpen }: { name: string; isOpen: boolean }) {
  return (
    <main class="screen stack" aria-label="Said to those who listen">
      <p>
        Words with {name} in between, <b>and more</b>.
      </p>
      {isOpen ? <i>When it is open</i> : 'When it is not'}
      <Field label={`The name of ${name}`} hint={isOpen && 'Only now and then'} />
      {rows.map((row) => ({ title: 'A title far down' }))}
    </main>
  )
}
"""


def test_words_are_found_wherever_a_screen_can_hold_them(tmp_path: Path) -> None:
    planted = tmp_path / "planted.tsx"
    planted.write_text(PLANTED_SCREEN)
    found = {(each["place"], each["of"], each["words"]) for each in syntax_strings([planted])}
    assert found == {
        ("literal", None, "A literal of its own"),
        ("attribute", "class", "screen stack"),
        ("attribute", "aria-label", "Said to those who listen"),
        ("text", None, "Words with {} in between, {}."),
        ("text", None, "and more"),
        ("text", None, "When it is open"),
        ("text", None, "When it is not"),
        ("attribute", "label", "The name of {}"),
        ("attribute", "hint", "Only now and then"),
        ("value", "title", "A title far down"),
    }


@pytest.mark.parametrize(
    ("reader", "words"),
    [
        ("client", "Pain from 0 to 10"),  # a message
        ("client", "Draw the knee gently toward your other shoulder."),  # a cue
        ("client", "Lie on your back, knees bent, both feet flat, hands on your belly."),  # what a picture shows
        ("client", "Are you under 18?"),  # a question
        ("client", "Ten seconds left"),  # what is spoken
        ("client", "Go to where you feel a mild pull, and stay there."),  # a Learn page
        ("client", "Homestretch needs JavaScript to keep time and to keep what you do."),  # the page itself
        ("client", "Slow breathing and two easy stretches, lying down."),  # a template routine
        ("therapist", "Unlock routines"),  # a therapist's screen
        ("operator", "There is no such {}."),  # a problem
        ("operator", "Every lock the client had, newest first, and who opened it why."),  # a route's summary
    ],
)
def test_every_corner_of_the_product_is_gathered(reader: str, words: str) -> None:
    assert (reader, words) in {(each.reader, each.words) for each in gathered()}


def test_docstrings_and_comments_are_not_taken_for_words_of_the_product() -> None:
    assert not any("Decide" in each.words and "Decider" in each.words for each in python_words())
    assert "Services never commit." not in {each.words for each in python_words()}
