"""Replenishment: pars, orders to the owners, what the planner decided, the installed base."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, UID, code

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "installed_base",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("devices", sa.Integer(), nullable=False),
        sa.Column("failures_per_year", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_installed_base_item_id_item")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_installed_base_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_installed_base_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_installed_base")),
        sa.UniqueConstraint("site_id", "item_id", name=op.f("uq_installed_base_site_id_item_id")),
    )
    op.create_table(
        "refill_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by_id", sa.Integer(), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised_on", sa.Date(), nullable=True),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_by_id", sa.Integer(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["person.id"], name=op.f("fk_refill_order_cancelled_by_id_person")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_refill_order_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_refill_order_partner_id_party")),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_refill_order_sent_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_refill_order_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refill_order")),
        sa.UniqueConstraint("number", name=op.f("uq_refill_order_number")),
    )
    with op.batch_alter_table("refill_order", schema=None) as batch_op:
        batch_op.create_index("ix_refill_order_site_id_sent_at", ["site_id", "sent_at"], unique=False)

    op.create_table(
        "order_delivery",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["named_by_id"], ["person.id"], name=op.f("fk_order_delivery_named_by_id_person")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_order_delivery_notice_id_notice")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["refill_order.id"], name=op.f("fk_order_delivery_order_id_refill_order")
        ),
        sa.PrimaryKeyConstraint("notice_id", name=op.f("pk_order_delivery")),
    )
    with op.batch_alter_table("order_delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_delivery_order_id"), ["order_id"], unique=False)

    op.create_table(
        "par",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", code(90), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("kit_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("minimum", sa.Integer(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("maximum", sa.Integer(), nullable=False),
        sa.Column("pack", sa.Integer(), nullable=False),
        sa.Column("horizon_days", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("(place_id IS NULL) <> (kit_id IS NULL)", name=op.f("ck_par_place_or_kit")),
        sa.CheckConstraint(
            "minimum >= 0 AND minimum <= target AND target <= maximum", name=op.f("ck_par_levels_in_order")
        ),
        sa.CheckConstraint("pack >= 1", name=op.f("ck_par_some_pack")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_par_item_id_item")),
        sa.ForeignKeyConstraint(["kit_id"], ["kit.id"], name=op.f("fk_par_kit_id_kit")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_par_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_par_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_par_place_id_place")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_par_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_par")),
        sa.UniqueConstraint("scope", "item_id", "owner_id", name=op.f("uq_par_scope_item_id_owner_id")),
    )
    with op.batch_alter_table("par", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_par_kit_id"), ["kit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_par_place_id"), ["place_id"], unique=False)
        batch_op.create_index("ix_par_site_id_item_id", ["site_id", "item_id"], unique=False)

    op.create_table(
        "refill_exchange",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_refill_exchange_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_refill_exchange_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["refill_order.id"], name=op.f("fk_refill_exchange_order_id_refill_order")
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_refill_exchange_place_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_refill_exchange_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refill_exchange")),
    )
    with op.batch_alter_table("refill_exchange", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refill_exchange_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_refill_exchange_order_id"), ["order_id"], unique=False)

    op.create_table(
        "par_decision",
        sa.Column("id", UID, nullable=False),
        sa.Column("par_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("fill_rate", sa.Integer(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("proposed", sa.String(length=60), nullable=False),
        sa.Column("accepted", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_par_decision_decided_by_id_person")),
        sa.ForeignKeyConstraint(["par_id"], ["par.id"], name=op.f("fk_par_decision_par_id_par")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_par_decision_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_par_decision")),
    )
    with op.batch_alter_table("par_decision", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_par_decision_par_id"), ["par_id"], unique=False)

    op.create_table(
        "proposal_change",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("par_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_proposal_change_changed_by_id_person")),
        sa.ForeignKeyConstraint(["par_id"], ["par.id"], name=op.f("fk_proposal_change_par_id_par")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_proposal_change_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_change")),
    )
    with op.batch_alter_table("proposal_change", schema=None) as batch_op:
        batch_op.create_index("ix_proposal_change_par_id_ended_at", ["par_id", "ended_at"], unique=False)

    op.create_table(
        "refill_line",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("par_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("proposed", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_refill_line_some_pieces")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_refill_line_item_id_item")),
        sa.ForeignKeyConstraint(["order_id"], ["refill_order.id"], name=op.f("fk_refill_line_order_id_refill_order")),
        sa.ForeignKeyConstraint(["par_id"], ["par.id"], name=op.f("fk_refill_line_par_id_par")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refill_line")),
        sa.UniqueConstraint("order_id", "position", name=op.f("uq_refill_line_order_id_position")),
    )
    with op.batch_alter_table("refill_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_refill_line_item_id"), ["item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_refill_line_par_id"), ["par_id"], unique=False)
    for table in (
        "par_decision",
        "refill_line",
    ):
        make_append_only(op.get_bind(), table)
