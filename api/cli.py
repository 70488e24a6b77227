"""Commands of the operator: `flask --app wsgi …`. What a program reads is printed as one JSON document."""

import json
import sys
from typing import get_args

import click
from flask import Flask, current_app
from flask.cli import with_appcontext

from api.backups.cli import backup, renew_epoch_command, restore
from api.db import db
from api.demo.cli import seed
from api.erasure.cli import erase
from routines.scope import Profession


def init_cli(app: Flask) -> None:
    commands = (
        migrate,
        reread,
        create_practice,
        reset_password,
        backup,
        restore,
        renew_epoch_command,
        erase,
        demo_invitation,
        seed,
    )
    for command in commands:
        app.cli.add_command(command)


@click.command()
@click.option("--to", "revision", default="head", help="Revision to go up to.")
@click.option("--down", is_flag=True, help="Go down to --to instead: what only newer revisions hold is lost.")
@with_appcontext
def migrate(revision: str, down: bool) -> None:
    """Bring the database's schema to this version (SQLite: makes the file)."""
    from api import migrate as schema

    _make_sqlite_folder()
    if down:
        schema.downgrade(db.engine, revision)
    else:
        schema.upgrade(db.engine, revision)
        if revision == "head":
            _say_refused(_reread()[1])


@click.command()
@with_appcontext
def reread() -> None:
    """Read again what could not be read before: this release may know what a newer app wrote. `migrate` does it too."""
    read, refused = _reread()
    _print(read=read, refused=refused)
    if refused:
        _say_refused(refused)
        sys.exit(1)


def _reread() -> tuple[int, list[dict[str, str]]]:
    """How many are stored now, and those that the database does not take. A transaction a client."""
    from api.review.attempts import Attempts
    from api.review.decisions import read_all_once_more
    from api.review.reread import owners_to_read_again

    read = 0
    refused: list[dict[str, str]] = []
    for owner in owners_to_read_again():
        attempts = Attempts()
        read += read_all_once_more(owner, attempts)
        db.session.commit()
        of_client = {"practice_id": str(owner.practice_id), "client_id": str(owner.client_id)}
        refused += ({"id": str(i), **of_client, "reason": reason} for i, reason in attempts.refused.items())
    return read, refused


def _say_refused(refused: list[dict[str, str]]) -> None:
    for each in refused:
        click.echo(f"Record {each['id']} stays unread: {each['reason']}.", err=True)


@click.command("create-practice")
@click.option("--name", required=True, help="The practice's name, as clients see it.")
@click.option("--email", required=True, help="E-mail of its first admin.")
@click.option("--admin-name", default=None, help="The admin's name as shown; from the e-mail if not given.")
@click.option(
    "--profession",
    type=click.Choice(get_args(Profession)),
    default=None,
    help="The admin's: it says what they may do. Can be said later.",
)
@click.option("--country", default=None, help="ISO 3166 code: it gives the emergency number. Can be said later.")
@with_appcontext
def create_practice(
    name: str, email: str, admin_name: str | None, profession: Profession | None, country: str | None
) -> None:
    """Make a practice and its first admin. The password is read from standard input."""
    from api.accounts.practices import Applicant
    from api.accounts.practices import create_practice as create

    admin = Applicant(admin_name or email.partition("@")[0], email, _read_password(), profession)
    made = create(name, admin, country)
    db.session.commit()
    _print(
        practice={"id": str(made.practice_id), "name": made.practice_name},
        account={"id": str(made.account_id), "role": made.role, "display_name": made.display_name, "email": made.email},
        sign_in=f"{current_app.config['PUBLIC_URL']}/therapist",
    )


@click.command("reset-password")
@click.option("--email", required=True, help="Whose password.")
@with_appcontext
def reset_password(email: str) -> None:
    """Set a staff member's password, read from standard input, and end all of their sessions."""
    from api.accounts.practices import reset_password as reset

    reset(email, _read_password())
    db.session.commit()
    _print(email=email.strip().lower(), sessions="ended")


@click.command("demo-invitation")
@with_appcontext
def demo_invitation() -> None:
    """Print how to get into the demo practice: its therapist, and a new code for the phone of one of its clients."""
    from api.accounts.practices import invite_first_client
    from api.demo import DEMO_EMAIL, DEMO_PASSWORD

    display_name, invitation = invite_first_client(DEMO_EMAIL)
    db.session.commit()
    _print(
        email=DEMO_EMAIL,
        password=DEMO_PASSWORD,
        display_name=display_name,
        code=invitation.code,
        url=invitation.url,
        expires_at=invitation.expires_at.isoformat(),
    )


def _read_password() -> str:
    """One line, so that it shows in no process list and no shell history."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _make_sqlite_folder() -> None:
    from pathlib import Path

    path = db.engine.url.database
    if db.engine.dialect.name == "sqlite" and path and path != ":memory:":
        Path(path).parent.mkdir(parents=True, exist_ok=True)


def _print(**values: object) -> None:
    click.echo(json.dumps(values, ensure_ascii=False))
