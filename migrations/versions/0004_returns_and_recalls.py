"""Returns, defect cases, freight claims, exchanges, recalls, and what a hold belongs to."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, UID, code

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add what a hold belongs to and why it was released, and make the tables."""
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.add_column(sa.Column("document", sa.String(60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("release_reason", sa.Text(), nullable=False, server_default=""))
        batch_op.create_index("ix_hold_document", ["document"], unique=False)

    op.create_table(
        "freight_claim",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("maker_id", sa.Integer(), nullable=False),
        sa.Column("payer", sa.String(24), nullable=False),
        sa.Column("carrier", sa.String(length=120), nullable=False),
        sa.Column("waybill", sa.String(length=80), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("incurred_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("ck_freight_claim_not_negative")),
        sa.ForeignKeyConstraint(["maker_id"], ["party.id"], name=op.f("fk_freight_claim_maker_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_freight_claim_partner_id_party")),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["person.id"], name=op.f("fk_freight_claim_recorded_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_freight_claim_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_freight_claim")),
    )
    with op.batch_alter_table("freight_claim", schema=None) as batch_op:
        batch_op.create_index("ix_freight_claim_document", ["document"], unique=False)
        batch_op.create_index("ix_freight_claim_payer_incurred_on", ["payer", "incurred_on"], unique=False)

    op.create_table(
        "recall",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot", code(60), nullable=False),
        sa.Column("serial_from", code(60), nullable=False),
        sa.Column("serial_to", code(60), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("notice_name", sa.String(length=200), nullable=False),
        sa.Column("notice_sha256", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("noticed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("blocked_by_id", sa.Integer(), nullable=False),
        sa.Column("notified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("lifted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lifted_by_id", sa.Integer(), nullable=True),
        sa.Column("lift_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["blocked_by_id"], ["person.id"], name=op.f("fk_recall_blocked_by_id_person")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_recall_closed_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_recall_item_id_item")),
        sa.ForeignKeyConstraint(["lifted_by_id"], ["person.id"], name=op.f("fk_recall_lifted_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_recall_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_recall_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall")),
        sa.UniqueConstraint("number", name=op.f("uq_recall_number")),
    )
    with op.batch_alter_table("recall", schema=None) as batch_op:
        batch_op.create_index("ix_recall_item_id", ["item_id"], unique=False)

    op.create_table(
        "recall_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recall_id", sa.Integer(), nullable=False),
        sa.Column("document", code(60), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("receiver_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("used", sa.BigInteger(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("acknowledged_by", sa.String(length=120), nullable=False),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entered_by_id"], ["person.id"], name=op.f("fk_recall_notice_entered_by_id_person")),
        sa.ForeignKeyConstraint(["recall_id"], ["recall.id"], name=op.f("fk_recall_notice_recall_id_recall")),
        sa.ForeignKeyConstraint(["receiver_id"], ["party.id"], name=op.f("fk_recall_notice_receiver_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_recall_notice_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall_notice")),
        sa.UniqueConstraint("document", name=op.f("uq_recall_notice_document")),
    )
    with op.batch_alter_table("recall_notice", schema=None) as batch_op:
        batch_op.create_index("ix_recall_notice_recall_id", ["recall_id"], unique=False)

    op.create_table(
        "exchange",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("returned_lot_id", sa.Integer(), nullable=False),
        sa.Column("returned_unit_id", sa.Integer(), nullable=True),
        sa.Column("replacement_lot_id", sa.Integer(), nullable=False),
        sa.Column("replacement_unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("movement_id", UID, nullable=False),
        sa.Column("exchanged_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("exchanged_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["party.id"], name=op.f("fk_exchange_customer_id_party")),
        sa.ForeignKeyConstraint(["exchanged_by_id"], ["person.id"], name=op.f("fk_exchange_exchanged_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_exchange_partner_id_party")),
        sa.ForeignKeyConstraint(["replacement_lot_id"], ["lot.id"], name=op.f("fk_exchange_replacement_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["replacement_unit_id"], ["unit.id"], name=op.f("fk_exchange_replacement_unit_id_unit")
        ),
        sa.ForeignKeyConstraint(["returned_lot_id"], ["lot.id"], name=op.f("fk_exchange_returned_lot_id_lot")),
        sa.ForeignKeyConstraint(["returned_unit_id"], ["unit.id"], name=op.f("fk_exchange_returned_unit_id_unit")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_exchange_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exchange")),
        sa.UniqueConstraint("document", name=op.f("uq_exchange_document")),
        sa.UniqueConstraint("number", name=op.f("uq_exchange_number")),
    )
    with op.batch_alter_table("exchange", schema=None) as batch_op:
        batch_op.create_index("ix_exchange_replacement_unit_id", ["replacement_unit_id"], unique=False)
        batch_op.create_index("ix_exchange_returned_unit_id", ["returned_unit_id"], unique=False)

    op.create_table(
        "defect_case",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("freight_payer", sa.String(24), nullable=False),
        sa.Column("hold_id", BIG_ID, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("collected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.String(24), nullable=True),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_defect_case_closed_by_id_person")),
        sa.ForeignKeyConstraint(["customer_id"], ["party.id"], name=op.f("fk_defect_case_customer_id_party")),
        sa.ForeignKeyConstraint(["hold_id"], ["hold.id"], name=op.f("fk_defect_case_hold_id_hold")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_defect_case_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_defect_case_lot_id_lot")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_defect_case_opened_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_defect_case_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_defect_case_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_defect_case_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_defect_case")),
        sa.UniqueConstraint("number", name=op.f("uq_defect_case_number")),
    )
    with op.batch_alter_table("defect_case", schema=None) as batch_op:
        batch_op.create_index("ix_defect_case_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_defect_case_state", ["state"], unique=False)
        batch_op.create_index("ix_defect_case_unit_id", ["unit_id"], unique=False)

    op.create_table(
        "goods_return",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("within_days", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("authorised_by_id", sa.Integer(), nullable=True),
        sa.Column("freight_payer", sa.String(24), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("movement_id", UID, nullable=False),
        sa.Column("hold_id", BIG_ID, nullable=True),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("received_by_id", sa.Integer(), nullable=False),
        sa.Column("inspected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("inspected_by_id", sa.Integer(), nullable=True),
        sa.Column("inspection_note", sa.Text(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_goods_return_some_quantity")),
        sa.ForeignKeyConstraint(
            ["authorised_by_id"], ["person.id"], name=op.f("fk_goods_return_authorised_by_id_person")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["party.id"], name=op.f("fk_goods_return_customer_id_party")),
        sa.ForeignKeyConstraint(["hold_id"], ["hold.id"], name=op.f("fk_goods_return_hold_id_hold")),
        sa.ForeignKeyConstraint(
            ["inspected_by_id"], ["person.id"], name=op.f("fk_goods_return_inspected_by_id_person")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_goods_return_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_goods_return_lot_id_lot")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_goods_return_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_goods_return_place_id_place")),
        sa.ForeignKeyConstraint(["received_by_id"], ["person.id"], name=op.f("fk_goods_return_received_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_goods_return_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_goods_return_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goods_return")),
        sa.UniqueConstraint("number", name=op.f("uq_goods_return_number")),
    )
    with op.batch_alter_table("goods_return", schema=None) as batch_op:
        batch_op.create_index("ix_goods_return_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_goods_return_unit_id", ["unit_id"], unique=False)

    op.create_table(
        "recall_piece",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("recall_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("whereabouts", sa.String(24), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=True),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("holder_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("accounted", sa.String(24), nullable=True),
        sa.Column("accounted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("accounted_by_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_recall_piece_some_quantity")),
        sa.ForeignKeyConstraint(
            ["accounted_by_id"], ["person.id"], name=op.f("fk_recall_piece_accounted_by_id_person")
        ),
        sa.ForeignKeyConstraint(["holder_id"], ["party.id"], name=op.f("fk_recall_piece_holder_id_party")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_recall_piece_lot_id_lot")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_recall_piece_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_recall_piece_place_id_place")),
        sa.ForeignKeyConstraint(["recall_id"], ["recall.id"], name=op.f("fk_recall_piece_recall_id_recall")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_recall_piece_site_id_site")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_recall_piece_tray_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_recall_piece_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall_piece")),
    )
    with op.batch_alter_table("recall_piece", schema=None) as batch_op:
        batch_op.create_index("ix_recall_piece_recall_id", ["recall_id"], unique=False)
        batch_op.create_index("ix_recall_piece_unit_id", ["unit_id"], unique=False)
    for table in (
        "freight_claim",
        "exchange",
    ):
        make_append_only(op.get_bind(), table)
