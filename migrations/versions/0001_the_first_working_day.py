"""The first working day: parties, places, items, notices, the ledger with its audit chain, labels and holds."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID, UID, code

revision = "0001"
down_revision = None

SQL = Path(__file__).parent.parent / "sql"


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "audit_entry",
        sa.Column("site_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("movement_id", UID, nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("site_id", "sequence", name=op.f("pk_audit_entry")),
    )
    with op.batch_alter_table("audit_entry", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_audit_entry_movement_id"), ["movement_id"], unique=False)

    op.create_table(
        "chain_head",
        sa.Column("site_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_chain_head")),
    )
    op.create_table(
        "party",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("licence_number", sa.String(length=80), nullable=False),
        sa.Column("licence_expires_on", sa.Date(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party")),
        sa.UniqueConstraint("code", name=op.f("uq_party_code")),
    )
    op.create_table(
        "item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("ref", code(80), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("name_en", sa.String(length=300), nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("specification", sa.String(length=200), nullable=False),
        sa.Column("registration_number", sa.String(length=80), nullable=False),
        sa.Column("maker_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("carries_lot", sa.Boolean(), nullable=False),
        sa.Column("carries_serial", sa.Boolean(), nullable=False),
        sa.Column("carries_expiry", sa.Boolean(), nullable=False),
        sa.Column("list_price", sa.BigInteger(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["maker_id"], ["party.id"], name=op.f("fk_item_maker_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item")),
        sa.UniqueConstraint("maker_id", "ref", name=op.f("uq_item_maker_id_ref")),
    )
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.create_index("ix_item_ref", ["ref"], unique=False)

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("badge", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_person_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("badge", name=op.f("uq_person_badge")),
    )
    op.create_table(
        "site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("time_zone", sa.String(length=60), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_site_partner_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_site")),
        sa.UniqueConstraint("code", name=op.f("uq_site_code")),
    )
    op.create_table(
        "item_package",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("di", code(60), nullable=False),
        sa.Column("agency", sa.String(length=12), nullable=False),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_item_package_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_item_package")),
        sa.UniqueConstraint("di", name=op.f("uq_item_package_di")),
    )
    with op.batch_alter_table("item_package", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_item_package_item_id"), ["item_id"], unique=False)

    op.create_table(
        "lot",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("number", code(60), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("manufactured_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_lot_item_id_item")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot")),
        sa.UniqueConstraint("item_id", "number", name=op.f("uq_lot_item_id_number")),
    )
    with op.batch_alter_table("lot", schema=None) as batch_op:
        batch_op.create_index("ix_lot_number", ["number"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("supplier_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("minimum_shelf_days", sa.Integer(), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("announced_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("announced_by_id", sa.Integer(), nullable=True),
        sa.Column("posted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("posted_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["announced_by_id"], ["person.id"], name=op.f("fk_notice_announced_by_id_person")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_notice_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_notice_partner_id_party")),
        sa.ForeignKeyConstraint(["posted_by_id"], ["person.id"], name=op.f("fk_notice_posted_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_notice_site_id_site")),
        sa.ForeignKeyConstraint(["supplier_id"], ["party.id"], name=op.f("fk_notice_supplier_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("number", name=op.f("uq_notice_number")),
    )
    op.create_table(
        "request",
        sa.Column("id", UID, nullable=False),
        sa.Column("verb", sa.String(length=60), nullable=False),
        sa.Column("content_sha256", sa.String(length=64), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_request_actor_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
    )
    op.create_table(
        "movement",
        sa.Column("id", UID, nullable=False),
        sa.Column("request_id", UID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("workstation", sa.String(length=80), nullable=False),
        sa.Column("entered_by", sa.String(24), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reverses_id", UID, nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["person.id"], name=op.f("fk_movement_actor_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_movement_partner_id_party")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_movement_request_id_request")),
        sa.ForeignKeyConstraint(["reverses_id"], ["movement.id"], name=op.f("fk_movement_reverses_id_movement")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_movement_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
        sa.UniqueConstraint("reverses_id", name=op.f("uq_movement_reverses_id")),
    )
    with op.batch_alter_table("movement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_movement_request_id"), ["request_id"], unique=False)
        batch_op.create_index("ix_movement_actor_id_recorded_at", ["actor_id", "recorded_at"], unique=False)

    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("serial", code(60), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_unit_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_unit_lot_id_lot")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("item_id", "serial", name=op.f("uq_unit_item_id_serial")),
    )
    with op.batch_alter_table("unit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_unit_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index("ix_unit_serial", ["serial"], unique=False)

    op.create_table(
        "hold",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("movement_id", UID, nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("released_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_hold_lot_id_lot")),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_hold_opened_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_hold_partner_id_party")),
        sa.ForeignKeyConstraint(["released_by_id"], ["person.id"], name=op.f("fk_hold_released_by_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_hold_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hold")),
    )
    with op.batch_alter_table("hold", schema=None) as batch_op:
        batch_op.create_index("ix_hold_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_hold_unit_id", ["unit_id"], unique=False)

    op.create_table(
        "place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("state", sa.String(24), nullable=True),
        sa.Column("site_id", sa.Integer(), nullable=True),
        sa.Column("partner_id", sa.Integer(), nullable=True),
        sa.Column("custodian_id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(24), nullable=True),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("rack", sa.String(length=20), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("tray_unit_id", sa.Integer(), nullable=True),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("seat_columns", sa.Integer(), nullable=True),
        sa.Column("home_id", sa.Integer(), nullable=True),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["custodian_id"], ["party.id"], name=op.f("fk_place_custodian_id_party")),
        sa.ForeignKeyConstraint(["home_id"], ["place.id"], name=op.f("fk_place_home_id_place")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_place_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_place_site_id_site")),
        sa.ForeignKeyConstraint(["tray_unit_id"], ["unit.id"], name=op.f("fk_place_tray_unit_id_unit")),
        sa.ForeignKeyConstraint(["zone_id"], ["place.id"], name=op.f("fk_place_zone_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("code", name=op.f("uq_place_code")),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index("ix_place_kind_site_id", ["kind", "site_id"], unique=False)
        batch_op.create_index("ix_place_tray_unit_id", ["tray_unit_id"], unique=True)
        batch_op.create_index("ix_place_zone_id", ["zone_id"], unique=False)

    op.create_table(
        "balance",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity >= 0", name=op.f("ck_balance_never_below_zero")),
        sa.CheckConstraint("unit_id IS NULL OR quantity = 1000", name=op.f("ck_balance_unit_is_one")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_balance_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_balance_lot_id_lot")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_balance_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_balance_place_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_balance_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_balance")),
    )
    with op.batch_alter_table("balance", schema=None) as batch_op:
        batch_op.create_index("ix_balance_item_id", ["item_id"], unique=False)
        batch_op.create_index("ix_balance_owner_id_id", ["owner_id", "id"], unique=False)
        batch_op.create_index("ix_balance_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_balance_place_id_id", ["place_id", "id"], unique=False)
        batch_op.create_index(
            "uq_balance_lot_id_place_id_owner_id",
            ["lot_id", "place_id", "owner_id"],
            unique=True,
            sqlite_where=sa.text("unit_id IS NULL"),
            postgresql_where=sa.text("unit_id IS NULL"),
        )
        batch_op.create_index(
            "uq_balance_unit_id",
            ["unit_id"],
            unique=True,
            sqlite_where=sa.text("unit_id IS NOT NULL"),
            postgresql_where=sa.text("unit_id IS NOT NULL"),
        )

    op.create_table(
        "leg",
        sa.Column("movement_id", UID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("custodian_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("quantity <> 0", name=op.f("ck_leg_not_zero")),
        sa.ForeignKeyConstraint(["custodian_id"], ["party.id"], name=op.f("fk_leg_custodian_id_party")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_leg_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_leg_lot_id_lot")),
        sa.ForeignKeyConstraint(["movement_id"], ["movement.id"], name=op.f("fk_leg_movement_id_movement")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_leg_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_leg_place_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_leg_unit_id_unit")),
        sa.PrimaryKeyConstraint("movement_id", "number", name=op.f("pk_leg")),
    )
    with op.batch_alter_table("leg", schema=None) as batch_op:
        batch_op.create_index("ix_leg_lot_id", ["lot_id"], unique=False)
        batch_op.create_index("ix_leg_place_id", ["place_id"], unique=False)
        batch_op.create_index(
            "ix_leg_unit_id",
            ["unit_id"],
            unique=False,
            sqlite_where=sa.text("unit_id IS NOT NULL"),
            postgresql_where=sa.text("unit_id IS NOT NULL"),
        )

    op.create_table(
        "notice_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("expires_on", sa.Date(), nullable=True),
        sa.Column("tray_id", sa.Integer(), nullable=True),
        sa.Column("seat", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("movement_id", UID, nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_notice_line_decided_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_notice_line_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_notice_line_lot_id_lot")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_line_notice_id_notice")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_notice_line_tray_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_notice_line_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_line")),
        sa.UniqueConstraint("notice_id", "position", name=op.f("uq_notice_line_notice_id_position")),
    )
    with op.batch_alter_table("notice_line", schema=None) as batch_op:
        batch_op.create_index("ix_notice_line_notice_id_lot_id", ["notice_id", "lot_id"], unique=False)
        batch_op.create_index("ix_notice_line_unit_id", ["unit_id"], unique=False)
        batch_op.create_index("ix_notice_line_notice_id_tray_id", ["notice_id", "tray_id"], unique=False)

    op.create_table(
        "notice_tray",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("tray_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_tray_notice_id_notice")),
        sa.ForeignKeyConstraint(["tray_id"], ["place.id"], name=op.f("fk_notice_tray_tray_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_tray")),
        sa.UniqueConstraint("notice_id", "tray_id", name=op.f("uq_notice_tray_notice_id_tray_id")),
    )
    op.create_table(
        "zone",
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("depth_mm", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_zone_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_zone_place_id_place")),
        sa.PrimaryKeyConstraint("place_id", name=op.f("pk_zone")),
    )
    op.create_table(
        "discrepancy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("lot_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("movement_id", UID, nullable=True),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_discrepancy_item_id_item")),
        sa.ForeignKeyConstraint(["line_id"], ["notice_line.id"], name=op.f("fk_discrepancy_line_id_notice_line")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_discrepancy_lot_id_lot")),
        sa.ForeignKeyConstraint(["noted_by_id"], ["person.id"], name=op.f("fk_discrepancy_noted_by_id_person")),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_discrepancy_notice_id_notice")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_discrepancy_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancy")),
    )
    with op.batch_alter_table("discrepancy", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_discrepancy_notice_id"), ["notice_id"], unique=False)

    op.create_table(
        "label_job",
        sa.Column("id", UID, nullable=False),
        sa.Column("purpose", sa.String(24), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("symbol", sa.Text(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("template", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("copies", sa.Integer(), nullable=False),
        sa.Column("run_id", UID, nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("lot_id", sa.Integer(), nullable=True),
        sa.Column("place_id", sa.Integer(), nullable=True),
        sa.Column("notice_line_id", sa.Integer(), nullable=True),
        sa.Column("printer", sa.String(length=80), nullable=False),
        sa.Column("workstation", sa.String(length=80), nullable=False),
        sa.Column("ordered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ordered_by_id", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("first_byte_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_over_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("bytes_sent", sa.BigInteger(), nullable=True),
        sa.Column("payload_sha256", sa.String(length=64), nullable=False),
        sa.Column("evidence", sa.String(24), nullable=True),
        sa.Column("fault", sa.String(length=60), nullable=False),
        sa.Column("reprint_of_id", UID, nullable=True),
        sa.Column("reprint_number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_label_job_lot_id_lot")),
        sa.ForeignKeyConstraint(
            ["notice_line_id"], ["notice_line.id"], name=op.f("fk_label_job_notice_line_id_notice_line")
        ),
        sa.ForeignKeyConstraint(["ordered_by_id"], ["person.id"], name=op.f("fk_label_job_ordered_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_label_job_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_label_job_place_id_place")),
        sa.ForeignKeyConstraint(["reprint_of_id"], ["label_job.id"], name=op.f("fk_label_job_reprint_of_id_label_job")),
        sa.ForeignKeyConstraint(["settled_by_id"], ["person.id"], name=op.f("fk_label_job_settled_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_label_job_site_id_site")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_label_job_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_label_job")),
        sa.UniqueConstraint("reprint_of_id", name=op.f("uq_label_job_reprint_of_id")),
    )
    with op.batch_alter_table("label_job", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_label_job_lot_id"), ["lot_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_job_notice_line_id"), ["notice_line_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_job_place_id"), ["place_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_job_run_id"), ["run_id"], unique=False)
        batch_op.create_index("ix_label_job_site_id_first_byte_at", ["site_id", "first_byte_at"], unique=False)
        batch_op.create_index("ix_label_job_site_id_ordered_at", ["site_id", "ordered_at"], unique=False)
        batch_op.create_index("ix_label_job_state", ["state"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_job_symbol"), ["symbol"], unique=False)
        batch_op.create_index(batch_op.f("ix_label_job_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "label_event",
        sa.Column("job_id", UID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("from_state", sa.String(24), nullable=True),
        sa.Column("to_state", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("workstation", sa.String(length=80), nullable=False),
        sa.Column("cause", sa.String(length=60), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_label_event_by_id_person")),
        sa.ForeignKeyConstraint(["job_id"], ["label_job.id"], name=op.f("fk_label_event_job_id_label_job")),
        sa.PrimaryKeyConstraint("job_id", "number", name=op.f("pk_label_event")),
    )
    op.create_table(
        "rack",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("x_mm", sa.Integer(), nullable=False),
        sa.Column("y_mm", sa.Integer(), nullable=False),
        sa.Column("width_mm", sa.Integer(), nullable=False),
        sa.Column("depth_mm", sa.Integer(), nullable=False),
        sa.Column("levels", sa.Integer(), nullable=False),
        sa.Column("slots", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["zone_id"], ["zone.place_id"], name=op.f("fk_rack_zone_id_zone")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rack")),
        sa.UniqueConstraint("zone_id", "code", name=op.f("uq_rack_zone_id_code")),
    )
    _run_script()


def _run_script() -> None:
    """Add the triggers and functions of this database."""
    connection = op.get_bind()
    script = (SQL / f"0001_{connection.dialect.name}.sql").read_text(encoding="utf-8")
    if connection.dialect.name == "postgresql":
        connection.connection.cursor().execute(script)
        return
    for statement in script.split("END;\n"):
        if statement != "":
            connection.exec_driver_sql(statement + "END;")
