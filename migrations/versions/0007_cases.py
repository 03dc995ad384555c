"""Cases: plans, reservations, what went out, usage and its report; hospital terms and baselines."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, UID, code

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "hospital_terms",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("waste_payer", sa.String(24), nullable=False),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_hospital_terms_hospital_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_hospital_terms_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hospital_terms")),
        sa.UniqueConstraint("partner_id", "hospital_id", name=op.f("uq_hospital_terms_partner_id_hospital_id")),
    )
    op.create_table(
        "stock_baseline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("signed_by", sa.String(length=120), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_stock_baseline_hospital_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_stock_baseline_partner_id_party")),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["person.id"], name=op.f("fk_stock_baseline_recorded_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stock_baseline")),
        sa.UniqueConstraint("partner_id", "hospital_id", name=op.f("uq_stock_baseline_partner_id_hospital_id")),
    )
    op.create_table(
        "surgery_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("override", sa.Text(), nullable=False),
        sa.Column("overridden", sa.Text(), nullable=False),
        sa.Column("override_by_id", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_surgery_case_hospital_id_party")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_surgery_case_made_by_id_person")),
        sa.ForeignKeyConstraint(["override_by_id"], ["person.id"], name=op.f("fk_surgery_case_override_by_id_person")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_surgery_case_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_surgery_case_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_surgery_case_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_surgery_case")),
        sa.UniqueConstraint("number", name=op.f("uq_surgery_case_number")),
    )
    with op.batch_alter_table("surgery_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_surgery_case_hospital_id"), ["hospital_id"], unique=False)
        batch_op.create_index("ix_surgery_case_state_planned_at", ["state", "planned_at"], unique=False)

    op.create_table(
        "case_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.Integer(), nullable=True),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_case_line_some_pieces")),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_case_line_case_id_surgery_case")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_case_line_item_id_item")),
        sa.ForeignKeyConstraint(["kit_id"], ["kit.id"], name=op.f("fk_case_line_kit_id_kit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_line")),
        sa.UniqueConstraint("case_id", "item_id", name=op.f("uq_case_line_case_id_item_id")),
    )
    with op.batch_alter_table("case_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_line_item_id"), ["item_id"], unique=False)

    op.create_table(
        "usage_report",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("movement_id", UID, nullable=True),
        sa.Column("waste_payer_id", sa.Integer(), nullable=True),
        sa.Column("differences", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("wasted", sa.BigInteger(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_usage_report_case_id_surgery_case")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_usage_report_made_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_usage_report_partner_id_party")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["person.id"], name=op.f("fk_usage_report_undone_by_id_person")),
        sa.ForeignKeyConstraint(["waste_payer_id"], ["party.id"], name=op.f("fk_usage_report_waste_payer_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_report")),
    )
    with op.batch_alter_table("usage_report", schema=None) as batch_op:
        batch_op.create_index("ix_usage_report_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_usage_report_number", ["number"], unique=False)

    op.create_table(
        "case_goods",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("home_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("back", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_case_goods_case_id_surgery_case")),
        sa.ForeignKeyConstraint(["home_id"], ["place.id"], name=op.f("fk_case_goods_home_id_place")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_case_goods_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_case_goods_lot_id_lot")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_case_goods_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_case_goods_place_id_place")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_case_goods_tray_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_case_goods_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_goods")),
    )
    with op.batch_alter_table("case_goods", schema=None) as batch_op:
        batch_op.create_index("ix_case_goods_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_case_goods_lot_id", ["lot_id"], unique=False)

    op.create_table(
        "case_tray",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=False),
        sa.Column("out_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_case_tray_case_id_surgery_case")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_case_tray_tray_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_tray")),
        sa.UniqueConstraint("case_id", "tray_id", name=op.f("uq_case_tray_case_id_tray_id")),
    )
    with op.batch_alter_table("case_tray", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_case_tray_tray_id"), ["tray_id"], unique=False)

    op.create_table(
        "reservation",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("spare", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=24), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_reservation_some_quantity")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_reservation_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_reservation_lot_id_lot")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_reservation_made_by_id_person")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_reservation_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_reservation_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_reservation_place_id_place")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_reservation_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_reservation_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reservation")),
    )
    with op.batch_alter_table("reservation", schema=None) as batch_op:
        batch_op.create_index("ix_reservation_document", ["document"], unique=False)
        batch_op.create_index("ix_reservation_item_id_released_at", ["item_id", "released_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_reservation_lot_id"), ["lot_id"], unique=False)

    op.create_table(
        "usage_line",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("goods_id", BIG_ID, nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("catalogue_number", sa.String(length=80), nullable=False),
        sa.Column("description", sa.String(length=300), nullable=False),
        sa.Column("size", sa.String(length=200), nullable=False),
        sa.Column("lot", sa.String(length=60), nullable=False),
        sa.Column("serial", sa.String(length=60), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("fate", sa.String(24), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("why", sa.String(24), nullable=True),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scanned_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["surgery_case.id"], name=op.f("fk_usage_line_case_id_surgery_case")),
        sa.ForeignKeyConstraint(["goods_id"], ["case_goods.id"], name=op.f("fk_usage_line_goods_id_case_goods")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_usage_line_item_id_item")),
        sa.ForeignKeyConstraint(["scanned_by_id"], ["person.id"], name=op.f("fk_usage_line_scanned_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_usage_line")),
    )
    with op.batch_alter_table("usage_line", schema=None) as batch_op:
        batch_op.create_index("ix_usage_line_case_id", ["case_id"], unique=False)
    for table in ("stock_baseline",):
        make_append_only(op.get_bind(), table)
