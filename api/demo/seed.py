"""Seeding: the demo's stories go through the same services as a real practice, each at its own time."""

import hashlib
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from random import Random
from uuid import UUID

from flask import current_app
from sqlalchemy import insert

from api.accounts.models import DeviceSessionRow
from api.accounts.practices import Applicant, add_staff, create_practice
from api.auth import CLIENT_SESSION, Caller
from api.catalogue.service import catalogue
from api.cautions.service import NewAnswer, answer_cautions
from api.clients.service import NewClient, add_client
from api.clock import now
from api.db import db
from api.demo import DEMO_EMAIL, DEMO_PASSWORD, PRACTICE_NAME
from api.demo.entries import Entries, Recorded
from api.demo.history import History
from api.demo.moments import Moments
from api.demo.people import INES, PEOPLE, SAMUEL
from api.demo.plans import PlanMaker
from api.demo.story import DAYS, Story
from api.etag import Matches
from api.measures.service import add_measurement
from api.plans.schemas import PlanDraft
from api.plans.service import save_plan
from api.prepared import NOTHING
from api.sessions.ingest import Batch, Hearing, receive
from api.sessions.reading import read_entry
from api.sessions.staff import ReportedLog, add_log
from api.visits.service import NewVisit, add_visit
from routines.measure import Measurement, Score
from routines.plan import PlanVersion, Routine
from routines.timeline import Step, compile_timeline

_APP_VERSION = "demo"
_MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Demo:
    """How to get into the demo. Invite `client_name` for a phone of one's own."""

    email: str
    password: str
    client_name: str


def seed_demo() -> Demo:
    """Write the demo practice with its past up to now. The caller commits."""
    seeded_at = now()
    with _clock_at(seeded_at - timedelta(days=DAYS + 1)):
        staff = _staff()
    for number, story in enumerate(PEOPLE):
        moments = Moments(seeded_at, story.time_zone, Random(story.name))
        _Seeding(story, number, staff[story.therapist], moments).run()
    return Demo(DEMO_EMAIL, DEMO_PASSWORD, PEOPLE[0].name)


def _staff() -> Mapping[str, Caller]:
    ines = Applicant(INES, DEMO_EMAIL, DEMO_PASSWORD, "physiotherapist")
    admin = create_practice(PRACTICE_NAME, ines)
    samuel = Applicant(SAMUEL, DEMO_EMAIL.replace("ines", "samuel"), DEMO_PASSWORD, "physiotherapist")
    other = add_staff(admin.practice_id, PRACTICE_NAME, "therapist", samuel)
    return {
        INES: Caller(admin.practice_id, admin.account_id, "admin", admin.account_id, None, "browser"),
        SAMUEL: Caller(other.practice_id, other.account_id, "therapist", other.account_id, None, "browser"),
    }


@contextmanager
def _clock_at(instant: datetime) -> Iterator[None]:
    """The service's clock stands at `instant`: what is written in here was written then."""
    config = current_app.config
    real = config["CLOCK"]
    config["CLOCK"] = lambda: instant
    try:
        yield
    finally:
        config["CLOCK"] = real


class _Seeding:
    """One client's past."""

    def __init__(self, story: Story, number: int, therapist: Caller, moments: Moments) -> None:
        self._story = story
        self._number = number
        self._therapist = therapist
        self._moments = moments
        self._sequence = 0

    def run(self) -> None:
        first_on = self._moments.ago(self._story.plans[0].days_ago)
        with _clock_at(self._moments.at(first_on, 9, self._number)):
            client_id = self._add_client()
        versions = self._save_plans(client_id)
        self._record_visits(client_id)
        if self._story.phone is not None:
            self._practise(client_id, versions, first_on)

    def _add_client(self) -> UUID:
        story = self._story
        new = NewClient(story.name, story.affected_side, story.cautions, story.time_zone, None)
        client_id = add_client(self._therapist, new).id
        self._answer_cautions(client_id)
        return client_id

    def _answer_cautions(self, client_id: UUID) -> None:
        """All was asked at the first visit: a yes for what the story has, a no for the rest."""
        asked = [code for question in catalogue().questions for code in question.codes]
        answers = [NewAnswer(code, "yes" if code in self._story.cautions else "no") for code in asked]
        answer_cautions(self._therapist, client_id, answers)

    def _save_plans(self, client_id: UUID) -> list[PlanVersion]:
        versions: list[PlanVersion] = []
        maker = PlanMaker(catalogue().exercises, lambda: self._moments.new_id(now()))
        for number, save in enumerate(self._story.plans, start=1):
            saved_on = self._moments.ago(save.days_ago)
            with _clock_at(self._moments.at(saved_on, 10)):
                plan = maker.plan(save, self._moments.today)
                if_match = Matches(frozenset(), is_given=number > 1, is_any=True)
                saved = save_plan(self._therapist, client_id, PlanDraft(plan, ()), if_match).wire or {}
            versions.append(PlanVersion(UUID(saved["id"]), number, saved_on, plan))
        return versions

    def _record_visits(self, client_id: UUID) -> None:
        for visit in self._story.visits:
            on = self._moments.ago(visit.days_ago)
            next_on = None if visit.next_in_days is None else self._moments.ago(-visit.next_in_days)
            with _clock_at(self._moments.at(on, 10, 30)):
                add_visit(self._therapist, client_id, NewVisit(on, next_on, visit.note))
        for days_ago, told in self._story.activities.items():
            on = self._moments.ago(days_ago)
            scores = tuple(Score(name, score) for name, score in told.items())
            with _clock_at(self._moments.at(on, 10, 35)):
                add_measurement(self._therapist, client_id, Measurement(on, "own_activities", scores))

    def _practise(self, client_id: UUID, versions: list[PlanVersion], first_on: date) -> None:
        exercises = catalogue().exercises

        @cache
        def timeline(routine: Routine) -> tuple[Step, ...]:
            return compile_timeline(routine, exercises)

        phone = self._phone(client_id, first_on)
        sessions = History(self._story, versions, timeline, self._moments).sessions()
        entries = Entries(self._story, versions, sessions, self._moments)
        waiting = [entry for entry in entries.recorded() if entry.at <= self._heard_at()]
        for told_at, log in entries.told_at_visits():
            self._send(phone, [entry for entry in waiting if entry.at <= told_at])
            waiting = [entry for entry in waiting if entry.at > told_at]
            with _clock_at(told_at):
                add_log(self._therapist, client_id, ReportedLog(None, log))
        self._send(phone, waiting)

    def _heard_at(self) -> datetime:
        """When the phone was heard from last: this morning, or late on the last day that it was."""
        days_ago = self._story.last_heard_days_ago
        if days_ago:
            return self._moments.at(self._moments.ago(days_ago), 22, 30)
        return max(self._moments.at(self._moments.today, 0), self._moments.now - timedelta(minutes=10))

    def _phone(self, client_id: UUID, first_on: date) -> Caller:
        """The client's signed-in phone. Nobody has its token."""
        signed_in_at = self._moments.at(first_on, 10, 20)
        practice_id = self._therapist.practice_id
        session_id, device_id = self._moments.new_id(signed_in_at), self._moments.new_id(signed_in_at)
        name = self._story.phone or ""
        db.session.execute(
            insert(DeviceSessionRow),
            {
                "token_hash": hashlib.sha256(secrets.token_bytes(32)).digest(),
                "id": session_id,
                "practice_id": practice_id,
                "account_id": client_id,
                "role": "client",
                "device_id": device_id,
                "device_name": name,
                "created_at": signed_in_at,
                "expires_at": self._heard_at() + CLIENT_SESSION,
                "first_heard_at": signed_in_at,
                "last_heard_at": self._heard_at(),
                "spoken_at": self._heard_at(),
                "unsent": 0,
            },
        )
        return Caller(practice_id, client_id, "client", session_id, device_id, name)

    def _send(self, phone: Caller, entries: list[Recorded]) -> None:
        """A week's entries at a time, with the last of them."""
        batches: dict[tuple[int, int], list[tuple[int, Recorded]]] = {}
        for entry in entries:
            self._sequence += 1
            batches.setdefault(entry.at.isocalendar()[:2], []).append((self._sequence, entry))
        for batch in batches.values():
            for start in range(0, len(batch), _MOST_ENTRIES):
                self._send_batch(phone, batch[start : start + _MOST_ENTRIES])

    def _send_batch(self, phone: Caller, batch: list[tuple[int, Recorded]]) -> None:
        sent_at = batch[-1][1].at
        entries = tuple(
            read_entry(
                {
                    "id": str(entry.id),
                    "kind": entry.kind,
                    "schema_version": 1,
                    "app_version": _APP_VERSION,
                    "device_id": str(phone.device_id),
                    "device_sequence": number,
                    "time_zone": self._story.time_zone,
                    "body": entry.body,
                }
            )
            for number, entry in batch
        )
        with _clock_at(sent_at):
            receive(Batch(phone.device_id or phone.session_id, sent_at, entries), Hearing(NOTHING, lambda _: phone))
