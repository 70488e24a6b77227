"""The first schema: practices and people, plans, what phones recorded, what signs in.

Revision 0001.
"""

import secrets

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0001"
down_revision = None

TABLES = (
    "practice",
    "staff",
    "client",
    "audit",
    "plan",
    "plan_version",
    "visit",
    "day_rollup",
    "entry",
    "entry_conflict",
    "safety_lock",
    "attempt",
    "device_session",
    "invitation_code",
    "server_epoch",
    "sign_in_name",
)


def upgrade() -> None:
    begin_revision()
    _people()
    _plans()
    _records()
    _untenanted()
    op.bulk_insert(
        sa.table("server_epoch", sa.column("id", sa.Integer), sa.column("epoch", sa.String)),
        [{"id": 1, "epoch": secrets.token_hex(16)}],
    )


def downgrade() -> None:
    begin_revision()
    for name in reversed(TABLES):
        op.drop_table(name)


def _people() -> None:
    create_table(
        "practice",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", name="pk_practice"),
    )
    create_table(
        "staff",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("disabled_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_staff"),
        foreign_keys=[
            ForeignKey(["practice_id"], "practice", ["practice_id"]),
        ],
    )
    create_table(
        "client",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.Column("affected_side", sa.String(), nullable=False),
        sa.Column("cautions", sa.JSON(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("therapist_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("deleted_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_client"),
        foreign_keys=[
            ForeignKey(["practice_id"], "practice", ["practice_id"]),
            ForeignKey(["practice_id", "therapist_id"], "staff", ["practice_id", "id"], "RESTRICT"),
        ],
    )
    op.create_index("ix_client_practice_id_sort_name_id", "client", ["practice_id", "sort_name", "id"])
    create_table(
        "audit",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("happened_at", UtcDateTime(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_role", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_audit"),
        foreign_keys=[
            ForeignKey(["practice_id"], "practice", ["practice_id"]),
        ],
    )


def _plans() -> None:
    create_table(
        "plan",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_plan"),
        sa.UniqueConstraint("practice_id", "client_id", name="uq_plan_practice_id_client_id"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
        ],
    )
    create_table(
        "plan_version",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.Column("saved_on", sa.Date(), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("timelines", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "plan_id", "version", name="pk_plan_version"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
            ForeignKey(["practice_id", "plan_id"], "plan", ["practice_id", "id"]),
        ],
    )
    create_table(
        "visit",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("next_visit_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_visit"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
        ],
    )
    op.create_index("ix_visit_practice_id_client_id_visited_on", "visit", ["practice_id", "client_id", "visited_on"])


def _records() -> None:
    create_table(
        "day_rollup",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("practised_on", sa.Date(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sessions", sa.JSON(), nullable=False),
        sa.Column("outline", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "practised_on", name="pk_day_rollup"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
        ],
    )
    create_table(
        "entry",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("schema_version", sa.Integer(), nullable=False),
        sa.Column("app_version", sa.String(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("device_sequence", sa.Integer(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=True),
        sa.Column("practised_on", sa.Date(), nullable=True),
        sa.Column("started_at", UtcDateTime(), nullable=True),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_entry"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
        ],
    )
    op.create_index(
        "ix_entry_practice_id_client_id_device_id_id", "entry", ["practice_id", "client_id", "device_id", "id"]
    )
    op.create_index(
        "ix_entry_practice_id_client_id_practised_on", "entry", ["practice_id", "client_id", "practised_on"]
    )
    op.create_index("ix_entry_practice_id_client_id_received_at", "entry", ["practice_id", "client_id", "received_at"])
    op.create_index("ix_entry_practice_id_client_id_replaces_id", "entry", ["practice_id", "client_id", "replaces_id"])
    create_table(
        "entry_conflict",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("received_at", UtcDateTime(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "entry_id", "content_hash", name="pk_entry_conflict"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
        ],
    )
    create_table(
        "safety_lock",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("question_ids", sa.JSON(), nullable=False),
        sa.Column("locked_at", UtcDateTime(), nullable=False),
        sa.Column("unlocked_at", UtcDateTime(), nullable=True),
        sa.Column("unlocked_by", sa.Uuid(), nullable=True),
        sa.Column("unlock_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_safety_lock"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
        ],
    )


def _untenanted() -> None:
    create_table(
        "attempt",
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("window_started_at", UtcDateTime(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("subject", "window_started_at", name="pk_attempt"),
    )
    create_table(
        "device_session",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("account_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("device_id", sa.Uuid(), nullable=True),
        sa.Column("device_name", sa.String(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("signed_out_at", UtcDateTime(), nullable=True),
        sa.Column("revoked_at", UtcDateTime(), nullable=True),
        sa.Column("first_heard_at", UtcDateTime(), nullable=True),
        sa.Column("last_heard_at", UtcDateTime(), nullable=True),
        sa.Column("spoken_at", UtcDateTime(), nullable=True),
        sa.Column("unsent", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("token_hash", name="pk_device_session"),
    )
    op.create_index("ix_device_session_practice_id_account_id", "device_session", ["practice_id", "account_id"])
    create_table(
        "invitation_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("link_hash", sa.LargeBinary(), nullable=True),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("redeemed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("code_hash", name="pk_invitation_code"),
    )
    create_table(
        "server_epoch",
        sa.Column("id", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_server_epoch"),
    )
    create_table(
        "sign_in_name",
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("email", name="pk_sign_in_name"),
    )
