"""What the traffic light says of a brief's window: each session, what waits for the therapist, what to suggest."""

from collections.abc import Sequence
from typing import Any

from api.adherence.service import Figures
from api.brief.entries import Told
from api.light.holding import lit_sessions
from routines.catalogue import Catalogue
from routines.cautions import harder_offered
from routines.exercise import name_in
from routines.fields import instant_to_wire
from routines.hold import LitSession, Suggestion, suggestions
from routines.light import LightRules


def brief_light(figures: Figures, told: Told, rules: LightRules, catalogue: Catalogue) -> dict[str, Any]:
    """The part of the brief as the wire has it."""
    sessions = lit_sessions(told.logs, told.check_ins, told.received_at, rules)
    on_hold = [hold for hold in figures.facts.holds if hold.opened_at is None]
    return {
        "sessions": [_session_to_wire(session) for session in sessions],
        "holds": [
            {
                "exercise_id": hold.exercise_id,
                "name": name_in(catalogue.exercises, hold.exercise_id),
                "held_at": instant_to_wire(hold.held_at),
            }
            for hold in on_hold
        ],
        "suggestions": [
            _suggestion_to_wire(each, figures.facts.cautions, catalogue)
            for each in _in_plan(figures, sessions, {hold.exercise_id for hold in on_hold})
        ],
    }


def _in_plan(figures: Figures, sessions: Sequence[LitSession], on_hold: set[str]) -> list[Suggestion]:
    """Only about what was prescribed in these days: nothing can be changed about the rest."""
    prescribed = {dose.exercise_id for dose in figures.adherence.dose}
    return [each for each in suggestions(sessions, on_hold) if each.exercise_id in prescribed]


def _session_to_wire(session: LitSession) -> dict[str, Any]:
    return {
        "session_id": str(session.id),
        "on": session.on.isoformat(),
        "colour": session.light.colour if session.light else None,
        "reason": session.light.reason if session.light else None,
        "exercises": dict(session.exercises),
    }


def _suggestion_to_wire(suggestion: Suggestion, cautions: Sequence[str], catalogue: Catalogue) -> dict[str, Any]:
    name = name_in(catalogue.exercises, suggestion.exercise_id)
    if suggestion.advice == "fewer_reps":
        text = f"{name}: fewer reps. It was amber in the last {suggestion.sessions} sessions."
    else:
        steps = _next_steps(suggestion.exercise_id, cautions, catalogue)
        text = f"{name}: a step on may fit{steps}. It was green in the last {suggestion.sessions} sessions, "
        text += "with little pain at their end."
    return {"exercise_id": suggestion.exercise_id, "advice": suggestion.advice, "text": text}


def _next_steps(exercise_id: str, cautions: Sequence[str], catalogue: Catalogue) -> str:
    """The harder versions, named: none that the client's cautions hold back, or that only a therapist may choose."""
    exercise = catalogue.exercises.get(exercise_id)
    harder = harder_offered(exercise, cautions, catalogue) if exercise else ()
    return f" ({' or '.join(catalogue.exercises[each].name for each in harder)})" if harder else ""
