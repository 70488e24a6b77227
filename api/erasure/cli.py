"""`flask erase`: for a timer. Nothing else erases anything."""

import json
import sys

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import SQLAlchemyError

from api.db import db
from api.erasure import service


@click.command("erase")
@click.option(
    "--days",
    type=click.IntRange(min=service.KEPT_FOR.days),
    default=service.KEPT_FOR.days,
    show_default=True,
    help="How long ago they were deleted, at least.",
)
@click.option("--dry-run", is_flag=True, help="Only say who would be erased.")
@with_appcontext
def erase(days: int, dry_run: bool) -> None:
    """Erase clients who were deleted at least 30 days ago, with every row of theirs. Run it every night.

    A transaction a client: one that fails keeps no other waiting, is named on standard error, and is tried next time.
    """
    erased: list[dict[str, str]] = []
    has_failed = False
    for owner in service.due(days):
        named = {"practice_id": str(owner.practice_id), "client_id": str(owner.client_id)}
        try:
            if dry_run or service.erase(owner):
                erased.append(named)
            db.session.commit()
        except SQLAlchemyError as error:
            db.session.rollback()
            has_failed = True
            click.echo(f"Client {owner.client_id} is not erased: {type(error).__name__}.", err=True)
    forgotten = 0 if dry_run else service.forget_old_cookies()
    db.session.commit()
    click.echo(json.dumps({"erased": erased, "forgotten_cookies": forgotten, "dry_run": dry_run}))
    sys.exit(1 if has_failed else 0)
