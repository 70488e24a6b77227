"""What clients answer about cautions on their phones: it protects from its receipt on, and waits for the therapist."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any
from uuid import uuid5

from sqlalchemy import insert

from api.auth import Caller
from api.catalogue.service import catalogue
from api.cautions.models import CautionAnswerRow
from api.cautions.service import bring_up_to_date, next_instant
from api.clients.service import get_client
from api.db import db
from api.sessions.known import Owner
from api.sessions.reading import Incoming
from routines.caution_wire import AnsweredCautions


def take_down_told(owner: Owner, entries: Iterable[Incoming]) -> None:
    """Take down what these entries of the client answer. None of them may have been here before, read as it is now.

    What a question asks for is told by this release; one that it does not know is kept with its entry and says nothing
    here. The plan that is left is the client's own doing, whoever has an entry read again.
    """
    told = [entry for entry in entries if isinstance(entry.content, AnsweredCautions)]
    if not told:
        return
    caller = Caller(owner.practice_id, owner.client_id, "client", owner.client_id, None, "")
    client = get_client(caller, owner.client_id)
    for entry in told:
        rows = list(_rows(owner, entry, next_instant(client)))
        if rows:
            db.session.execute(insert(CautionAnswerRow), rows)
    bring_up_to_date(caller, client)


def _rows(owner: Owner, entry: Incoming, instant: datetime) -> Iterator[dict[str, Any]]:
    answers = entry.content.answers if isinstance(entry.content, AnsweredCautions) else ()
    codes_of = {question.id: question.codes for question in catalogue().questions}
    for question_id, answer in dict(answers).items():
        for code in codes_of.get(question_id, ()):
            yield {
                "practice_id": owner.practice_id,
                "client_id": owner.client_id,
                "id": uuid5(entry.id, f"{entry.content_hash.hex()} {code}"),
                "code": code,
                "answer": answer,
                "is_confirmed": False,
                "reason": "",
                "told_by": "client",
                "told_by_id": owner.client_id,
                "told_at": instant,
            }
