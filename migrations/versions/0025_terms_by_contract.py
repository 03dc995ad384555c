"""Decisions that are taken back, and terms of repairs and calibrations by contract and model."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    """Add the columns and make the tables."""
    op.add_column("device_suspension", sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True))
    name = "fk_device_suspension_ended_by_id_person"
    op.execute(f"ALTER TABLE device_suspension ADD COLUMN ended_by_id INTEGER CONSTRAINT {name} REFERENCES person (id)")
    op.add_column("device_suspension", sa.Column("ended_reason", sa.Text(), nullable=False, server_default=""))
    _widen_terms()
    _make_ends()
    _make_cycles()


def _widen_terms() -> None:
    for table in ("service_level", "repair_rate"):
        op.add_column(table, sa.Column("contract", sa.String(length=60), nullable=False, server_default=""))
        op.add_column(table, sa.Column("model", sa.String(length=80), nullable=False, server_default=""))
    op.add_column("repair_order", sa.Column("contract", sa.String(length=60), nullable=False, server_default=""))
    op.add_column("repair_order", sa.Column("contract_number", code(60), nullable=False, server_default=""))


def _make_ends() -> None:
    op.create_table(
        "device_exception_end",
        sa.Column("exception_id", BIG_ID, autoincrement=False, nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["ended_by_id"], ["person.id"], name=op.f("fk_device_exception_end_ended_by_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["exception_id"],
            ["device_exception.id"],
            name=op.f("fk_device_exception_end_exception_id_device_exception"),
        ),
        sa.PrimaryKeyConstraint("exception_id", name=op.f("pk_device_exception_end")),
    )
    make_append_only(op.get_bind(), "device_exception_end")


def _make_cycles() -> None:
    op.create_table(
        "calibration_cycle",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("contract", sa.String(length=60), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_calibration_cycle_partner_id_party")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_calibration_cycle_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_cycle")),
    )
