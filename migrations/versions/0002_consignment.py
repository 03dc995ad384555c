"""Consignment: price lists, consent, billing lines, document numbers, the outbox and deadlines."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, UID

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "document_counter",
        sa.Column("prefix", sa.String(length=12), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("prefix", name=op.f("pk_document_counter")),
    )
    op.create_table(
        "price_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("tax_included", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_price_list_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_price_list_partner_id_party")),
        sa.ForeignKeyConstraint(["payer_id"], ["party.id"], name=op.f("fk_price_list_payer_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price_list")),
        sa.UniqueConstraint("code", name=op.f("uq_price_list_code")),
    )
    with op.batch_alter_table("price_list", schema=None) as batch_op:
        batch_op.create_index("ix_price_list_owner_id_valid_from", ["owner_id", "valid_from"], unique=False)

    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("custodian_id", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["custodian_id"], ["party.id"], name=op.f("fk_consent_custodian_id_party")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_consent_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_consent_partner_id_party")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_consent_recorded_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    with op.batch_alter_table("consent", schema=None) as batch_op:
        batch_op.create_index("ix_consent_owner_id_custodian_id", ["owner_id", "custodian_id"], unique=False)

    op.create_table(
        "deadline",
        sa.Column("id", UID, nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_deadline_closed_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_deadline_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_deadline_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    with op.batch_alter_table("deadline", schema=None) as batch_op:
        batch_op.create_index("ix_deadline_closed_at_due_at", ["closed_at", "due_at"], unique=False)
        batch_op.create_index("ix_deadline_document", ["document"], unique=False)

    op.create_table(
        "outbox_message",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_outbox_message_partner_id_party")),
        sa.ForeignKeyConstraint(["receiver_id"], ["party.id"], name=op.f("fk_outbox_message_receiver_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_outbox_message_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox_message")),
    )
    with op.batch_alter_table("outbox_message", schema=None) as batch_op:
        batch_op.create_index("ix_outbox_message_state", ["state"], unique=False)

    op.create_table(
        "price",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("price_list_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("tax_rate", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_price_item_id_item")),
        sa.ForeignKeyConstraint(["price_list_id"], ["price_list.id"], name=op.f("fk_price_price_list_id_price_list")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_price")),
        sa.UniqueConstraint("price_list_id", "item_id", name=op.f("uq_price_price_list_id_item_id")),
    )
    with op.batch_alter_table("price", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_price_item_id"), ["item_id"], unique=False)

    op.create_table(
        "billing_line",
        sa.Column("id", UID, nullable=False),
        sa.Column("movement_id", UID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("tax_rate", sa.Integer(), nullable=False),
        sa.Column("tax", sa.BigInteger(), nullable=False),
        sa.Column("tax_included", sa.Boolean(), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("price_list_id", sa.Integer(), nullable=True),
        sa.Column("billed_on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("reverses_id", UID, nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_billing_line_some_quantity")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_billing_line_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_billing_line_lot_id_lot")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_billing_line_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_billing_line_partner_id_party")),
        sa.ForeignKeyConstraint(["payer_id"], ["party.id"], name=op.f("fk_billing_line_payer_id_party")),
        sa.ForeignKeyConstraint(
            ["price_list_id"], ["price_list.id"], name=op.f("fk_billing_line_price_list_id_price_list")
        ),
        sa.ForeignKeyConstraint(
            ["reverses_id"], ["billing_line.id"], name=op.f("fk_billing_line_reverses_id_billing_line")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_billing_line_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_billing_line_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_billing_line")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_billing_line_reverses_id")),
    )
    with op.batch_alter_table("billing_line", schema=None) as batch_op:
        batch_op.create_index("ix_billing_line_document", ["document"], unique=False)
        batch_op.create_index(batch_op.f("ix_billing_line_movement_id"), ["movement_id"], unique=False)
        batch_op.create_index("ix_billing_line_owner_id_billed_on", ["owner_id", "billed_on"], unique=False)
    for table in ("billing_line",):
        make_append_only(op.get_bind(), table)
