"""Adverse events with what was done about them, and the people who are called."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("mail", sa.String(length=254), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_contact_party_id_party")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_contact_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("party_id", "role", "name", name=op.f("uq_contact_party_id_role_name")),
    )
    op.create_table(
        "adverse_event",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("manufacturer_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("origin", sa.String(length=60), nullable=False),
        sa.Column("harm", sa.String(24), nullable=False),
        sa.Column("group", sa.Boolean(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("told_by", sa.String(length=120), nullable=False),
        sa.Column("aware_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("lot_hold_id", BIG_ID, nullable=True),
        sa.Column("decision", sa.String(24), nullable=True),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_adverse_event_hospital_id_party")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_adverse_event_item_id_item")),
        sa.ForeignKeyConstraint(["lot_hold_id"], ["hold.id"], name=op.f("fk_adverse_event_lot_hold_id_hold")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_adverse_event_lot_id_lot")),
        sa.ForeignKeyConstraint(["manufacturer_id"], ["party.id"], name=op.f("fk_adverse_event_manufacturer_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_adverse_event_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_adverse_event_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_adverse_event_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adverse_event")),
        sa.UniqueConstraint("number", name=op.f("uq_adverse_event_number")),
    )
    with op.batch_alter_table("adverse_event", schema=None) as batch_op:
        batch_op.create_index("ix_adverse_event_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_adverse_event_state", ["state"], unique=False)

    op.create_table(
        "adverse_step",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("event_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("person", sa.String(length=120), nullable=False),
        sa.Column("how", sa.String(24), nullable=True),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("late_reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_adverse_step_by_id_person")),
        sa.ForeignKeyConstraint(
            ["event_id"], ["adverse_event.id"], name=op.f("fk_adverse_step_event_id_adverse_event")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_adverse_step")),
    )
    with op.batch_alter_table("adverse_step", schema=None) as batch_op:
        batch_op.create_index("ix_adverse_step_event_id", ["event_id"], unique=False)
    for table in ("adverse_step",):
        make_append_only(op.get_bind(), table)
