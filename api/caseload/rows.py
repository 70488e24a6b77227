"""One row of the caseload: what is known of a client, the signs it gives, and its place on the wire."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from api.adherence.facts import Facts, devices_heard, hold_spans, locked_spans
from api.adherence.service import counts_to_wire
from api.caseload.outlines import Outline
from api.caseload.reading import ClientOfCaseload
from api.catalogue.service import exercise_name
from routines.adherence import Adherence, Window, adherence
from routines.attention import Attention, Signs
from routines.cadence import next_visit, read_cadence
from routines.fields import instant_to_wire
from routines.pause import pause_on
from routines.plan import PlanVersion
from routines.safety import LEVELS, Level
from routines.see_doctor import SeeDoctor


@dataclass(slots=True)
class CaseloadRow:
    """One client with its window. `news`: the `new/changed` sessions since the caller looked. `versions` come newest
    first; `figures` stay None without a plan."""

    practice_id: UUID
    client: ClientOfCaseload
    news: str
    facts: Facts
    today: date
    window: Window
    versions: list[PlanVersion]
    outline: Outline
    figures: Adherence | None = None
    before: Adherence | None = None
    see_doctor: SeeDoctor | None = None

    def reckon(self, window: Window, outline: Outline) -> Adherence:
        """The figures of `window`."""
        return adherence(
            window=window,
            today=self.today,
            time_zone=self.client.time_zone,
            versions=self.versions,
            sessions=outline.sessions,
            devices=devices_heard(self.facts.devices),
            paused=[pause.span() for pause in self.facts.pauses],
            locked=locked_spans(self.facts.locks, self.client.time_zone),
            holds=hold_spans(self.facts.holds, self.client.time_zone),
            with_days=False,
        )

    def signs(self) -> Signs:
        """What attention is judged by."""
        newest = self.versions[0].plan if self.versions else None
        heard_at = self._last_heard_at()
        new, changed = map(int, self.news.split("/"))
        return Signs(
            today=self.today,
            lock_level=self._lock_level(),
            has_plan=newest is not None,
            plan_ends_on=newest.ends_on if newest else None,
            figures=self.figures,
            before=self.before,
            pain=[point for point in self.outline.pain if point.on <= self.window.last_on],
            last_heard_on=heard_at.astimezone(ZoneInfo(self.client.time_zone)).date() if heard_at else None,
            last_visit_on=_day(self.client.last_visit_on),
            planned_visit_on=_day(self.client.next_visit_on),
            is_paused=pause_on(self.facts.pauses, self.today) is not None,
            cadence=read_cadence(self.client.cadence) if self.client.cadence else None,
            new_since_looked=new,
            changed_since_looked=changed,
            waiting=self.facts.waiting,
            see_doctor=self.see_doctor,
            on_hold=[*self._on_hold()],
        )

    def to_wire(self, reasons: Sequence[Attention]) -> dict[str, Any]:
        """The row as `GET /caseload` has it."""
        client, heard_at, next_visit_on = self.client, self._last_heard_at(), self._next_visit_on()
        return {
            "client": {
                "id": str(client.id),
                "display_name": client.display_name,
                "affected_side": client.affected_side,
                "therapist_id": str(client.therapist_id),
                "time_zone": client.time_zone,
            },
            "figures": counts_to_wire(self.figures) if self.figures else None,
            "last_practised_on": client.last_practised_on,
            "last_heard_at": instant_to_wire(heard_at) if heard_at else None,
            "last_visit_on": client.last_visit_on,
            "next_visit_on": next_visit_on.isoformat() if next_visit_on else None,
            "attention": [asdict(reason) for reason in reasons],
        }

    def _on_hold(self) -> Iterator[str]:
        for hold in self.facts.holds:
            if hold.opened_at is None:
                yield exercise_name(self.practice_id, hold.exercise_id)

    def _last_heard_at(self) -> datetime | None:
        return max((device.last_heard_at for device in self.facts.devices if device.last_heard_at), default=None)

    def _lock_level(self) -> Level | None:
        levels = {lock.level for lock in self.facts.locks if lock.unlocked_at is None}
        return next((level for level in LEVELS if level in levels), None)

    def _next_visit_on(self) -> date | None:
        return next_visit(_day(self.client.next_visit_on), self.today)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
