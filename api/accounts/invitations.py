"""Invitations: what lets a client's device in."""

import io
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from flask import current_app
from sqlalchemy import insert, select

from api.accounts import attempts
from api.accounts.codes import LINK_LENGTH, SHORT_LENGTH, code_hash, new_code, read_code
from api.accounts.models import InvitationCodeRow
from api.address import caller_address
from api.clock import now
from api.db import db
from api.errors import CodeNotValid

LIVES = {"now": timedelta(minutes=15), "link": timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the inviter sees once. `url` opens the page that redeems; opening it redeems nothing."""

    code: str
    url: str
    expires_at: datetime

    @property
    def qr_svg(self) -> str:
        """The address as a QR code. Dark on light in every theme: cameras want it so."""
        import segno

        out = io.BytesIO()
        qr = segno.make(self.url, error="m", micro=False)
        qr.save(out, kind="svg", scale=4, border=4, xmldecl=False, dark="#000", light="#fff", omitsize=True)
        return out.getvalue().decode().strip()


def invite(practice_id: UUID, client_id: UUID, purpose: str) -> Invitation:
    """A code for now (15 minutes) or a link to send (7 days). Both work once."""
    return _issue(practice_id, client_id, purpose, now() + LIVES[purpose], None)


def short_code(link: str) -> Invitation:
    """A code to type in an installed app, which cannot see the browser's link. Redeeming it uses up the link."""
    counted = attempts.count_attempt(attempts.code_limits(caller_address()))
    code = read_code(link)
    row = db.session.execute(
        select(InvitationCodeRow.practice_id, InvitationCodeRow.client_id, InvitationCodeRow.expires_at).where(
            InvitationCodeRow.code_hash == code_hash(code or ""),
            InvitationCodeRow.purpose == "link",
            InvitationCodeRow.redeemed_at.is_(None),
            InvitationCodeRow.expires_at > now(),
        )
    ).one_or_none()
    if code is None or row is None:
        raise CodeNotValid
    attempts.give_back(counted)
    expires_at = min(now() + LIVES["now"], row.expires_at)
    return _issue(row.practice_id, row.client_id, "now", expires_at, code_hash(code))


def _issue(
    practice_id: UUID, client_id: UUID, purpose: str, expires_at: datetime, link_hash: bytes | None
) -> Invitation:
    code = new_code(LINK_LENGTH if purpose == "link" else SHORT_LENGTH)
    db.session.execute(
        insert(InvitationCodeRow),
        {
            "code_hash": code_hash(code),
            "practice_id": practice_id,
            "client_id": client_id,
            "purpose": purpose,
            "link_hash": link_hash,
            "created_at": now(),
            "expires_at": expires_at,
        },
    )
    return Invitation(code, f"{current_app.config['PUBLIC_URL']}/join#{code}", expires_at)
