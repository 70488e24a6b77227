"""A red answer locks in whichever version of an entry it comes, and whenever it can be read."""

from collections.abc import Iterator
from typing import Any, cast

import pytest
from flask import Flask

from api.sessions.reading import READERS
from routines.safety_wire import answered_screen_from_wire
from tests.api.cast import TOM, Browser
from tests.api.conftest import Clock
from tests.api.entries import entry, log, outcomes, safety_answer, send, step
from tests.api.unlocking import unlocking

CLIENT = f"/clients/{TOM.id}"


def another(of: dict[str, Any], *answers: tuple[str, str]) -> dict[str, Any]:
    """The same id with these answers, each confirmed."""
    told = [{"question_id": question, "answer": answer, "confirmed": True} for question, answer in answers]
    return {**of, "body": {**of["body"], "answers": told}}


def level(ines: Browser) -> str | None:
    lock = ines.get(CLIENT).json["lock"]
    return cast("str", lock["level"]) if lock else None


def unlock(ines: Browser) -> list[str]:
    opened = ines.post(f"{CLIENT}/unlock", unlocking("Seen today, all clear."))
    assert opened.status_code == 200
    return cast("list[str]", opened.json["unlocked_ids"])


def reasons(ines: Browser) -> list[str]:
    (of_tom,) = [item for item in ines.get("/caseload").json["items"] if item["client"]["id"] == str(TOM.id)]
    return [reason["reason"] for reason in of_tom["attention"]]


@pytest.fixture
def reader_of_2() -> Iterator[None]:
    """A release that knows a second version of safety answers: their list is called `told`."""
    readers = cast("dict[Any, Any]", READERS)
    readers["safety_answer", 2] = lambda body: answered_screen_from_wire(
        {**{name: value for name, value in body.items() if name != "told"}, "answers": body["told"]}
    )
    yield
    del readers["safety_answer", 2]


def of_version_2(entry: dict[str, Any]) -> dict[str, Any]:
    """As an app of a later release writes it: this one sees no answers in it."""
    body = {"told" if name == "answers" else name: value for name, value in entry["body"].items()}
    return {**entry, "schema_version": 2, "body": body}


def reread(app: Flask) -> None:
    assert app.test_cli_runner().invoke(args=["reread"]).exit_code == 0


@pytest.mark.parametrize("in_one_batch", [True, False])
def test_a_second_version_with_a_red_answer_locks(ines: Browser, tom: Browser, in_one_batch: bool) -> None:
    first = safety_answer("before_legs", "no")
    second = another(first, ("before_legs", "yes"))
    for batch in [[first, second]] if in_one_batch else [[first], [second]]:
        told = send(tom, batch)
    assert outcomes(told)[-1] == ("conflict", [])
    assert level(ines) == "emergency"
    assert tom.get("/me/plan").json["safety"]["lock"]["level"] == "emergency"
    assert reasons(ines)[:1] == ["red_answer"]
    (item,) = ines.get(f"{CLIENT}/review").json["versions"]
    assert item["has_locked"] is True
    versions = ines.get(f"{CLIENT}/entry-versions/{first['id']}").json["items"]
    assert [version["lock_level"] for version in versions] == [None, "emergency"]
    assert [[each["question_id"] for each in version["answers"]] for version in versions] == [[], ["before_legs"]]
    # The phone that wrote it holds itself locked by the entry's id: by that it learns of the unlocking.
    assert unlock(ines) == [first["id"]]
    assert tom.get("/me/plan").json["safety"]["unlocked_ids"] == [first["id"]]


def test_choosing_the_version_without_it_opens_nothing(ines: Browser, tom: Browser) -> None:
    first = safety_answer("before_legs", "no")
    send(tom, [first, another(first, ("before_legs", "yes"))])
    path = f"{CLIENT}/entry-versions/{first['id']}"
    calm = ines.get(path).json["items"][0]["content_hash"]
    assert ines.post(f"{path}/choose", {"content_hash": calm}).status_code == 204
    assert level(ines) == "emergency"


def test_each_version_locks_once_and_anew(ines: Browser, tom: Browser, clock: Clock) -> None:
    first = safety_answer("calf")
    second, third = another(first, ("saddle", "yes")), another(first, ("calf", "yes"), ("unwell", "yes"))
    send(tom, [first])
    assert level(ines) == "same_day"
    unlock(ines)
    clock.tick(minutes=1)
    send(tom, [second])
    assert level(ines) == "emergency"
    unlock(ines)
    assert [outcome for outcome, _ in outcomes(send(tom, [first, second]))] == ["duplicate", "conflict"]
    assert level(ines) is None
    send(tom, [third])
    assert level(ines) == "same_day"
    assert len(ines.get(f"{CLIENT}/locks").json["items"]) == 3


def test_a_second_version_that_cannot_be_read_locks_too(ines: Browser, tom: Browser) -> None:
    first = safety_answer("before_legs", "no")
    send(tom, [first])
    send(tom, [{**another(first, ("before_legs", "yes")), "schema_version": 9}])
    assert level(ines) == "clinician_first"


@pytest.mark.parametrize("by", ["staff", "command", "command, though staff dismissed it"])
def test_what_can_be_read_later_locks_then(
    app: Flask, ines: Browser, tom: Browser, by: str, request: pytest.FixtureRequest
) -> None:
    sent = of_version_2(safety_answer("before_legs"))
    assert outcomes(send(tom, [sent])) == [("quarantined", [])]
    assert level(ines) is None
    record = f"{CLIENT}/unread-entries/{sent['id']}"
    if "dismissed" in by:
        assert ines.post(f"{record}/dismiss", {"reason": "Told me all is well."}).status_code == 204
    request.getfixturevalue("reader_of_2")
    if by == "staff":
        assert ines.post(f"{record}/read-again").status_code == 204
    else:
        reread(app)
    assert level(ines) == "emergency"
    assert unlock(ines) == [sent["id"]]
    reread(app)
    assert level(ines) is None


def test_what_was_opened_unread_locks_at_its_level_when_it_can_be_read(
    app: Flask, ines: Browser, tom: Browser, request: pytest.FixtureRequest
) -> None:
    sent = {**safety_answer("before_legs"), "schema_version": 2}
    send(tom, [sent])
    assert ines.get(f"{CLIENT}/review").json["unread"][0]["has_locked"] is True
    assert level(ines) == "clinician_first"
    unlock(ines)
    request.getfixturevalue("reader_of_2")
    cast("dict[Any, Any]", READERS)["safety_answer", 2] = answered_screen_from_wire
    reread(app)
    assert level(ines) == "emergency"


def test_another_version_that_can_be_read_later_locks_then(
    app: Flask, ines: Browser, tom: Browser, request: pytest.FixtureRequest
) -> None:
    first = safety_answer("before_legs", "no")
    send(tom, [first, of_version_2(another(first, ("saddle", "yes")))])
    assert level(ines) is None
    request.getfixturevalue("reader_of_2")
    reread(app)
    assert level(ines) == "emergency"
    unlock(ines)
    reread(app)
    assert level(ines) is None


def test_of_two_versions_in_one_batch_the_first_counts(ines: Browser, tom: Browser) -> None:
    first = entry(log(steps=[step(0, 30)]))
    send(tom, [first, {**first, "body": log("2026-03-10", steps=[step(0, 3)])}])
    days = ines.get(f"{CLIENT}/session-logs").json["items"]
    assert [(day["practised_on"], day["done_seconds"]) for day in days] == [("2026-03-11", 30)]
    figures = ines.get(f"{CLIENT}/adherence?first_on=2026-03-10&last_on=2026-03-11").json
    assert [day["on"] for day in figures["days"] if day["state"] == "extra"] == ["2026-03-11"]
