"""The practice's consent text: its versions, the phone that is asked, and the record of what was answered."""

from typing import Any

import pytest
from flask import Flask

from tests.api.cast import MIA, TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import entry, send

TEXT = "We keep what you practise and your pain scores, to plan your visits."
NEWER = "We keep what you practise, your pain scores and your notes, to plan your visits."


def publish(ada: Browser, body: str = TEXT, after: int | None = None) -> Any:
    return ada.post("/practice/consent", {"body": body, "after": after})


def consent(version: int = 1, answer: str = "agreed") -> dict[str, Any]:
    body = {"answered_at": "2026-03-11T08:59:00Z", "text_version": version, "answer": answer}
    return entry(body, kind="consent")


def test_nothing_is_asked_before_there_is_a_text(tom: Browser, ines: Browser) -> None:
    assert tom.get("/me/plan").json["consent_version"] is None
    assert tom.get("/me/consent").json == {"text": None, "answer": None}
    assert ines.get("/practice/consent").json == {"items": []}
    assert ines.get(f"/clients/{TOM.id}/consent").json == {"text": None, "answers": []}


def test_a_new_text_reaches_the_phone_with_its_next_look(ada: Browser, tom: Browser) -> None:
    tag = {"If-None-Match": tom.get("/me/plan").headers["ETag"]}
    made = publish(ada)
    assert made.status_code == 201
    assert made.json == {"version": 1, "body": TEXT, "published_at": "2026-03-11T09:00:00+00:00"}
    again = tom.get("/me/plan", headers=tag)
    assert (again.status_code, again.json["consent_version"]) == (200, 1)
    assert tom.get("/me/consent").json == {"text": made.json, "answer": None}


def test_the_record_says_which_text_what_and_when(ada: Browser, ines: Browser, tom: Browser, clock: Clock) -> None:
    publish(ada)
    clock.tick(minutes=1)
    assert [each["outcome"] for each in send(tom, [consent()])["results"]] == ["stored"]
    (answer,) = ines.get(f"/clients/{TOM.id}/consent").json["answers"]
    assert (answer["text_version"], answer["answer"]) == (1, "agreed")
    assert answer["answered_at"] == "2026-03-11T08:59:00+00:00"
    assert answer["received_at"].startswith("2026-03-11T09:01:00")
    assert ines.get(f"/clients/{MIA.id}/consent").json["answers"] == []


def test_a_new_version_asks_again_and_the_old_answer_stays(ada: Browser, ines: Browser, tom: Browser) -> None:
    publish(ada)
    send(tom, [consent()])
    publish(ada, NEWER, after=1)
    told = tom.get("/me/consent").json
    assert (told["text"]["version"], told["answer"]["text_version"]) == (2, 1)
    send(tom, [consent(2, "refused")])
    record = ines.get(f"/clients/{TOM.id}/consent").json
    assert record["text"]["body"] == NEWER
    assert [(each["text_version"], each["answer"]) for each in record["answers"]] == [(2, "refused"), (1, "agreed")]
    assert [each["body"] for each in ines.get("/practice/consent").json["items"]] == [NEWER, TEXT]


def test_another_phone_learns_what_was_answered(ada: Browser, tom: Browser) -> None:
    publish(ada)
    send(tom, [consent()])
    assert tom.get("/me/consent").json["answer"]["answer"] == "agreed"


def test_two_admins_at_once_do_not_replace_each_others_text(ada: Browser) -> None:
    assert publish(ada).status_code == 201
    assert publish(ada, NEWER).status_code == 409
    assert publish(ada, NEWER, after=2).status_code == 409
    assert publish(ada, NEWER, after=1).json["version"] == 2


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"body": "Too short.", "after": None}, "/body"),
        ({"body": "x" * 20_001, "after": None}, "/body"),
        ({"body": TEXT}, "/after"),
        ({"body": TEXT, "after": 0}, "/after"),
        ({"body": TEXT, "after": None, "title": "?"}, "/title"),
    ],
)
def test_a_text_that_cannot_be_is_refused_by_place(ada: Browser, body: dict[str, Any], pointer: str) -> None:
    answer = ada.post("/practice/consent", body)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json["errors"]] == [pointer]


def test_only_admins_publish_and_practices_are_apart(ada: Browser, ines: Browser, noor: Browser, ravi: Browser) -> None:
    assert ines.post("/practice/consent", {"body": TEXT, "after": None}).status_code == 403
    publish(ada)
    assert noor.get("/practice/consent").json == {"items": []}
    assert ravi.get("/me/consent").json["text"] is None
    assert noor.get(f"/clients/{TOM.id}/consent").status_code == 404


def test_an_answer_costs_an_ingest_no_statement_more(
    app: Flask, ada: Browser, tom: Browser, statements: list[str]
) -> None:
    publish(ada)
    statements.clear()
    send(tom, [consent()])
    assert len(statements) <= 4
    statements.clear()
    tom.get("/me/consent")
    assert len(statements) == 3
