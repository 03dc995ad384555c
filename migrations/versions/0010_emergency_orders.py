"""Emergency orders, their milestones, distances and contract packages."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID, code

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "service_package",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("emergency", sa.Boolean(), nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440",
            name=op.f("ck_service_package_minutes_of_day"),
        ),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_service_package_changed_by_id_person")),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_service_package_hospital_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_service_package_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_package")),
        sa.UniqueConstraint(
            "partner_id", "hospital_id", "valid_from", name=op.f("uq_service_package_partner_id_hospital_id_valid_from")
        ),
    )
    with op.batch_alter_table("service_package", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_service_package_hospital_id"), ["hospital_id"], unique=False)

    op.create_table(
        "site_distance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("party_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("road_m", sa.Integer(), nullable=False),
        sa.Column("great_circle_m", sa.Integer(), nullable=True),
        sa.Column("speeds", sa.String(length=120), nullable=False),
        sa.Column("stated_by", sa.String(length=120), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("road_m >= 0", name=op.f("ck_site_distance_some_road")),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_site_distance_changed_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_site_distance_partner_id_party")),
        sa.ForeignKeyConstraint(["party_id"], ["party.id"], name=op.f("fk_site_distance_party_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_site_distance_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site_distance")),
        sa.UniqueConstraint("site_id", "party_id", name=op.f("uq_site_distance_site_id_party_id")),
    )
    with op.batch_alter_table("site_distance", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_site_distance_party_id"), ["party_id"], unique=False)

    op.create_table(
        "emergency_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("hospital_id", sa.Integer(), nullable=False),
        sa.Column("store_id", sa.Integer(), nullable=True),
        sa.Column("kit_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("caller", sa.String(length=120), nullable=False),
        sa.Column("called_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("package", sa.String(length=80), nullable=False),
        sa.Column("warnings", sa.Text(), nullable=False),
        sa.Column("passed", sa.Text(), nullable=False),
        sa.Column("passed_by_id", sa.Integer(), nullable=True),
        sa.Column("box_id", sa.String(length=36), nullable=False),
        sa.Column("sheet_id", sa.String(length=36), nullable=False),
        sa.Column("courier", sa.String(length=120), nullable=False),
        sa.Column("plate", sa.String(length=40), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("transit_id", sa.Integer(), nullable=True),
        sa.Column("receiver", sa.String(length=120), nullable=False),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["hospital_id"], ["party.id"], name=op.f("fk_emergency_order_hospital_id_party")),
        sa.ForeignKeyConstraint(["kit_id"], ["kit.id"], name=op.f("fk_emergency_order_kit_id_kit")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_emergency_order_made_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_emergency_order_partner_id_party")),
        sa.ForeignKeyConstraint(["passed_by_id"], ["person.id"], name=op.f("fk_emergency_order_passed_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_emergency_order_site_id_site")),
        sa.ForeignKeyConstraint(["store_id"], ["place.id"], name=op.f("fk_emergency_order_store_id_place")),
        sa.ForeignKeyConstraint(["transit_id"], ["place.id"], name=op.f("fk_emergency_order_transit_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_order")),
        sa.UniqueConstraint("number", name=op.f("uq_emergency_order_number")),
    )
    with op.batch_alter_table("emergency_order", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_emergency_order_hospital_id"), ["hospital_id"], unique=False)
        batch_op.create_index("ix_emergency_order_state_due_at", ["state", "due_at"], unique=False)

    op.create_table(
        "order_goods",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("deviation", sa.Text(), nullable=False),
        sa.Column("picked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("picked_by_id", sa.Integer(), nullable=False),
        sa.Column("put_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_order_goods_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_order_goods_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["emergency_order.id"], name=op.f("fk_order_goods_order_id_emergency_order")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_order_goods_owner_id_party")),
        sa.ForeignKeyConstraint(["picked_by_id"], ["person.id"], name=op.f("fk_order_goods_picked_by_id_person")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_order_goods_place_id_place")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_order_goods_tray_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_order_goods_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_goods")),
    )
    with op.batch_alter_table("order_goods", schema=None) as batch_op:
        batch_op.create_index("ix_order_goods_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_order_goods_order_id", ["order_id"], unique=False)

    op.create_table(
        "order_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.CheckConstraint("pieces > 0", name=op.f("ck_order_line_some_pieces")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_order_line_item_id_item")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["emergency_order.id"], name=op.f("fk_order_line_order_id_emergency_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_line")),
        sa.UniqueConstraint("order_id", "item_id", name=op.f("uq_order_line_order_id_item_id")),
    )
    with op.batch_alter_table("order_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_order_line_item_id"), ["item_id"], unique=False)

    op.create_table(
        "order_milestone",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("limit_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_order_milestone_by_id_person")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["emergency_order.id"], name=op.f("fk_order_milestone_order_id_emergency_order")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_milestone")),
    )
    with op.batch_alter_table("order_milestone", schema=None) as batch_op:
        batch_op.create_index("ix_order_milestone_order_id", ["order_id"], unique=False)

    op.create_table(
        "order_tray",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.Integer(), nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=True),
        sa.Column("sterile_until", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("picked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["kit_id"], ["kit.id"], name=op.f("fk_order_tray_kit_id_kit")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["emergency_order.id"], name=op.f("fk_order_tray_order_id_emergency_order")
        ),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_order_tray_tray_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_tray")),
    )
    with op.batch_alter_table("order_tray", schema=None) as batch_op:
        batch_op.create_index("ix_order_tray_order_id", ["order_id"], unique=False)
        batch_op.create_index("ix_order_tray_tray_id", ["tray_id"], unique=False)

    op.create_table(
        "taken_piece",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("needed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("replaced", sa.Boolean(), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("allowed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["allowed_by_id"], ["person.id"], name=op.f("fk_taken_piece_allowed_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_taken_piece_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_taken_piece_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["emergency_order.id"], name=op.f("fk_taken_piece_order_id_emergency_order")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_taken_piece_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_taken_piece_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_taken_piece_place_id_place")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_taken_piece_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_taken_piece_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken_piece")),
    )
    with op.batch_alter_table("taken_piece", schema=None) as batch_op:
        batch_op.create_index("ix_taken_piece_document", ["document"], unique=False)
        batch_op.create_index("ix_taken_piece_order_id", ["order_id"], unique=False)
