"""All that a demo client's phone recorded, as the entries it sends: sessions and what was said afterwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from api.demo.moments import Moments
from api.demo.story import Story, Told
from routines.fields import instant_to_wire
from routines.plan import PlanVersion
from routines.schedule import version_in_force
from routines.session_log import NOT_ASKED, SessionLog
from routines.session_log_wire import log_to_wire


@dataclass(frozen=True, slots=True)
class Recorded:
    """One entry: when the phone made it, its kind and body."""

    id: UUID
    at: datetime
    kind: str
    body: dict[str, Any]


class Entries:
    """Turns one client's sessions into entries and adds what their story tells besides."""

    def __init__(
        self, story: Story, versions: Sequence[PlanVersion], sessions: Sequence[SessionLog], moments: Moments
    ) -> None:
        self._story = story
        self._versions = versions
        self._moments = moments
        self._logs = [(moments.new_id(log.started_at), log) for log in sessions]

    def recorded(self) -> list[Recorded]:
        """Everything up to now, in the order in which it was recorded."""
        found = [Recorded(entry_id, log.ended_at, "session_log", log_to_wire(log)) for entry_id, log in self._logs]
        found += [*self._moved(), *self._withdrawn(), *self._told(), *self._mornings(), *self._missed(), *self._red()]
        return sorted((entry for entry in found if entry.at <= self._moments.now), key=lambda entry: entry.at)

    def told_at_visits(self) -> list[tuple[datetime, SessionLog]]:
        """Sessions that the client told the therapist of, and when: at the next visit."""
        return [(self._visit_after(told.days_ago), self._log(told)) for told in self._story.told if told.to_therapist]

    def _visit_after(self, days_ago: int) -> datetime:
        days = max(visit.days_ago for visit in self._story.visits if visit.days_ago < days_ago)
        return self._moments.at(self._moments.ago(days), 10, 40)

    def _log(self, told: Told) -> SessionLog:
        """A session that no timer saw."""
        on = self._moments.ago(told.days_ago)
        version = version_in_force(self._versions)(on.toordinal()) or self._versions[-1]
        started_at = self._moments.at(on, self._story.habit.hour)
        return SessionLog(
            plan_id=version.plan_id,
            plan_version=version.version,
            routine_id=version.plan.routines[0].id,
            evidence="reported_to_therapist" if told.to_therapist else "added_later",
            started_at=started_at,
            ended_at=started_at + timedelta(minutes=10),
            practised_on=on,
            steps=(),
            amount=told.amount,
            pain_before=NOT_ASKED,
            pain_after=NOT_ASKED,
            stopped_because=None,
            note=told.note,
            replaces_id=None,
            corrected_at=None,
            is_withdrawn=False,
        )

    def _told(self) -> Iterator[Recorded]:
        for told in self._story.told:
            if not told.to_therapist:
                at = self._next_morning(self._moments.ago(told.days_ago))
                yield Recorded(self._moments.new_id(at), at, "session_log", log_to_wire(self._log(told)))

    def _moved(self) -> Iterator[Recorded]:
        for entry_id, log in self._first_since(self._story.moved_days_ago):
            day = timedelta(days=1)
            moved = replace(log, practised_on=log.practised_on - day, evidence="added_later")
            yield self._correction(
                entry_id, replace(moved, started_at=log.started_at - day, ended_at=log.ended_at - day), log
            )

    def _withdrawn(self) -> Iterator[Recorded]:
        for entry_id, log in self._first_since(self._story.withdrawn_days_ago):
            yield self._correction(entry_id, replace(log, is_withdrawn=True), log)

    def _correction(self, entry_id: UUID, log: SessionLog, original: SessionLog) -> Recorded:
        at = self._next_morning(original.practised_on)
        body = log_to_wire(replace(log, replaces_id=entry_id, corrected_at=at))
        return Recorded(self._moments.new_id(at), at, "session_log", body)

    def _first_since(self, days_ago: int | None) -> list[tuple[UUID, SessionLog]]:
        if days_ago is None:
            return []
        since = self._moments.ago(days_ago)
        return [(entry_id, log) for entry_id, log in self._logs if log.practised_on >= since][:1]

    def _mornings(self) -> Iterator[Recorded]:
        if self._story.mornings:
            for entry_id, log in self._logs[::3]:
                score = log.pain_before.score
                pain = None if score is None else replace(log.pain_before, score=max(0, score - 1))
                yield self._check_in(log.practised_on + timedelta(days=1), about=str(entry_id), pain=pain)

    def _missed(self) -> Iterator[Recorded]:
        for days_ago, why in self._story.why_missed.items():
            yield self._check_in(self._moments.ago(days_ago), why=why)

    def _check_in(self, on: date, about: str | None = None, pain: Any = None, why: str | None = None) -> Recorded:
        at = self._moments.at(on, 21 if why else 7, 15)
        told = None
        if pain is not None:
            told = {
                "asked": True,
                "score": pain.score,
                "furthest_left": pain.furthest_left,
                "furthest_right": pain.furthest_right,
                "qualities": list(pain.qualities),
            }
        body = {"about_session_id": about, "on": on.isoformat(), "pain": told, "why_missed": why}
        return Recorded(self._moments.new_id(at), at, "check_in", body)

    def _red(self) -> Iterator[Recorded]:
        if self._story.red_days_ago is None:
            return
        at = self._moments.at(self._moments.ago(self._story.red_days_ago), self._story.habit.hour, 5)
        answers = (("before_toilet_or_saddle", "no"), ("before_both_legs", "no"), ("before_ill_or_calf", "yes"))
        body = {
            "answered_at": instant_to_wire(at),
            "screen": "before_session",
            "answers": [{"question_id": asked, "answer": said, "confirmed": True} for asked, said in answers],
        }
        yield Recorded(self._moments.new_id(at), at, "safety_answer", body)

    def _next_morning(self, on: date) -> datetime:
        return self._moments.at(on + timedelta(days=1), 8, 30)
