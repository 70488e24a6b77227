"""`flask seed`: the demo practice in a database that holds none yet."""

import json

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from api.accounts.models import PracticeRow
from api.db import db


@click.command("seed")
@with_appcontext
def seed() -> None:
    """Fill an empty database with the demo practice and print how to get in. Does nothing when there is a practice."""
    # Imported here: no server that only serves should pay for the demo at its start.
    from api.demo.seed import seed_demo

    any_practice = select(PracticeRow.practice_id).limit(1).execution_options(all_practices=True)
    if db.session.execute(any_practice).first() is not None:
        click.echo("There is a practice already: nothing was added.", err=True)
        return
    demo = seed_demo()
    db.session.commit()
    told = {"email": demo.email, "password": demo.password, "client_name": demo.client_name}
    click.echo(json.dumps(told, ensure_ascii=False))
