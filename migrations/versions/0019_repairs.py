"""Work orders: events, parts, tests, costs, service levels and working time."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, UID, code

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "fault_class",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("name_en", sa.String(length=200), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fault_class")),
        sa.UniqueConstraint("code", name=op.f("uq_fault_class_code")),
    )
    op.create_table(
        "part_class",
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("part_class", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_part_class_item_id_item")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_part_class")),
    )
    op.create_table(
        "repair_rate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("charge", sa.String(24), nullable=False),
        sa.Column("customer", sa.String(length=120), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_repair_rate_partner_id_party")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_repair_rate_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_rate")),
    )
    with op.batch_alter_table("repair_rate", schema=None) as batch_op:
        batch_op.create_index("ix_repair_rate_charge", ["charge", "customer", "region"], unique=False)

    op.create_table(
        "service_level",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("customer", sa.String(length=120), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("response_minutes", sa.Integer(), nullable=True),
        sa.Column("response_days", sa.Integer(), nullable=True),
        sa.Column("response_counts", sa.String(24), nullable=False),
        sa.Column("on_the_way_minutes", sa.Integer(), nullable=True),
        sa.Column("on_the_way_days", sa.Integer(), nullable=True),
        sa.Column("on_the_way_counts", sa.String(24), nullable=False),
        sa.Column("repair_minutes", sa.Integer(), nullable=True),
        sa.Column("repair_days", sa.Integer(), nullable=True),
        sa.Column("repair_counts", sa.String(24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_service_level_partner_id_party")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_service_level_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_level")),
    )
    with op.batch_alter_table("service_level", schema=None) as batch_op:
        batch_op.create_index("ix_service_level_customer", ["customer", "region"], unique=False)

    op.create_table(
        "working_calendar",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("weekdays", sa.String(length=7), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_working_calendar_site_id_site")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_working_calendar")),
    )
    op.create_table(
        "working_day",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_working_day_site_id_site")),
        sa.PrimaryKeyConstraint("site_id", "on", name=op.f("pk_working_day")),
    )
    op.create_table(
        "repair_order",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("origin", sa.String(24), nullable=False),
        sa.Column("origin_key", code(80), nullable=True),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_source", sa.String(24), nullable=False),
        sa.Column("reporter", sa.String(length=120), nullable=False),
        sa.Column("fault_class_id", sa.Integer(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("accessories", sa.Text(), nullable=False),
        sa.Column("accessory_count", sa.Integer(), nullable=False),
        sa.Column("contaminated", sa.Boolean(), nullable=True),
        sa.Column("shelf", sa.String(length=80), nullable=False),
        sa.Column("priority", sa.String(24), nullable=False),
        sa.Column("customer", sa.String(length=120), nullable=False),
        sa.Column("customer_id", sa.Integer(), nullable=True),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("caused_by_customer", sa.Boolean(), nullable=False),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("assigned_to_id", sa.Integer(), nullable=True),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("level_id", sa.Integer(), nullable=True),
        sa.Column("response_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("on_the_way_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("repair_due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("promised_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rests_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warranty", sa.Text(), nullable=False),
        sa.Column("verdict", sa.String(length=24), nullable=False),
        sa.Column("repeat_of_id", BIG_ID, nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_time_fix", sa.Boolean(), nullable=True),
        sa.Column("fix_decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claim_approved_by_id", sa.Integer(), nullable=True),
        sa.Column("claim_approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("label_id", UID, nullable=True),
        sa.Column("signed_by", sa.String(length=120), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signature", sa.String(length=80), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["assigned_to_id"], ["person.id"], name=op.f("fk_repair_order_assigned_to_id_person")),
        sa.ForeignKeyConstraint(
            ["claim_approved_by_id"], ["person.id"], name=op.f("fk_repair_order_claim_approved_by_id_person")
        ),
        sa.ForeignKeyConstraint(["customer_id"], ["party.id"], name=op.f("fk_repair_order_customer_id_party")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_repair_order_device_id_device")),
        sa.ForeignKeyConstraint(
            ["fault_class_id"], ["fault_class.id"], name=op.f("fk_repair_order_fault_class_id_fault_class")
        ),
        sa.ForeignKeyConstraint(["label_id"], ["label_job.id"], name=op.f("fk_repair_order_label_id_label_job")),
        sa.ForeignKeyConstraint(
            ["level_id"], ["service_level.id"], name=op.f("fk_repair_order_level_id_service_level")
        ),
        sa.ForeignKeyConstraint(["opened_by_id"], ["person.id"], name=op.f("fk_repair_order_opened_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_repair_order_partner_id_party")),
        sa.ForeignKeyConstraint(
            ["repeat_of_id"], ["repair_order.id"], name=op.f("fk_repair_order_repeat_of_id_repair_order")
        ),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_repair_order_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_order")),
        sa.UniqueConstraint("number", name=op.f("uq_repair_order_number")),
        sa.UniqueConstraint("origin", "origin_key", name=op.f("uq_repair_order_origin_origin_key")),
    )
    with op.batch_alter_table("repair_order", schema=None) as batch_op:
        batch_op.create_index("ix_repair_order_assigned_to_id", ["assigned_to_id", "state"], unique=False)
        batch_op.create_index("ix_repair_order_device_id_reported_at", ["device_id", "reported_at"], unique=False)
        batch_op.create_index(
            "ix_repair_order_fault_class_id_reported_at", ["fault_class_id", "reported_at"], unique=False
        )
        batch_op.create_index(
            "ix_repair_order_open",
            ["site_id", "repair_due_at"],
            unique=False,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )
        batch_op.create_index("ix_repair_order_reported_at", ["reported_at"], unique=False)

    op.create_table(
        "repair_core",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot", sa.String(length=60), nullable=False),
        sa.Column("serial", sa.String(length=60), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("label_id", UID, nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_repair_core_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_repair_core_item_id_item")),
        sa.ForeignKeyConstraint(["label_id"], ["label_job.id"], name=op.f("fk_repair_core_label_id_label_job")),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_core_order_id_repair_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_core")),
    )
    with op.batch_alter_table("repair_core", schema=None) as batch_op:
        batch_op.create_index("ix_repair_core_order_id", ["order_id"], unique=False)

    op.create_table(
        "repair_event",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("event", sa.String(24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("source", sa.String(24), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(24), nullable=True),
        sa.Column("customer_caused", sa.Boolean(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_repair_event_by_id_person")),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_event_order_id_repair_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_event")),
    )
    with op.batch_alter_table("repair_event", schema=None) as batch_op:
        batch_op.create_index("ix_repair_event_order_id", ["order_id"], unique=False)

    op.create_table(
        "repair_labour",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hours", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_repair_labour_by_id_person")),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_labour_order_id_repair_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_repair_labour_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_labour")),
    )
    with op.batch_alter_table("repair_labour", schema=None) as batch_op:
        batch_op.create_index("ix_repair_labour_order_id", ["order_id"], unique=False)

    op.create_table(
        "repair_part",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("lot_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("part_class", sa.String(length=60), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=True),
        sa.Column("covered", sa.Boolean(), nullable=True),
        sa.Column("warranty_until", sa.Date(), nullable=True),
        sa.Column("movement_id", UID, nullable=True),
        sa.Column("back_movement_id", UID, nullable=True),
        sa.Column("reserved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("quantity > 0", name=op.f("ck_repair_part_some_quantity")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_repair_part_by_id_person")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_repair_part_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_repair_part_lot_id_lot")),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_part_order_id_repair_order")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_repair_part_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_repair_part_place_id_place")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_repair_part_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_part")),
    )
    with op.batch_alter_table("repair_part", schema=None) as batch_op:
        batch_op.create_index("ix_repair_part_item_id", ["item_id"], unique=False)
        batch_op.create_index("ix_repair_part_order_id", ["order_id"], unique=False)

    op.create_table(
        "repair_test",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("equipment", code(60), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_repair_test_by_id_person")),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_test_order_id_repair_order")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_test")),
    )
    with op.batch_alter_table("repair_test", schema=None) as batch_op:
        batch_op.create_index("ix_repair_test_equipment", ["equipment"], unique=False)
        batch_op.create_index("ix_repair_test_order_id", ["order_id"], unique=False)

    op.create_table(
        "repair_travel",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kilometres", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_repair_travel_by_id_person")),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_travel_order_id_repair_order")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_repair_travel_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_travel")),
    )
    with op.batch_alter_table("repair_travel", schema=None) as batch_op:
        batch_op.create_index("ix_repair_travel_order_id", ["order_id"], unique=False)

    op.create_table(
        "repair_line",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("order_id", BIG_ID, nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("charge", sa.String(24), nullable=False),
        sa.Column("part_id", BIG_ID, nullable=True),
        sa.Column("text", sa.String(length=200), nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("payer_id", sa.Integer(), nullable=True),
        sa.Column("payer", sa.String(length=200), nullable=False),
        sa.Column("why", sa.String(length=24), nullable=False),
        sa.Column("needs_approval", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["repair_order.id"], name=op.f("fk_repair_line_order_id_repair_order")),
        sa.ForeignKeyConstraint(["part_id"], ["repair_part.id"], name=op.f("fk_repair_line_part_id_repair_part")),
        sa.ForeignKeyConstraint(["payer_id"], ["party.id"], name=op.f("fk_repair_line_payer_id_party")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_repair_line")),
    )
    with op.batch_alter_table("repair_line", schema=None) as batch_op:
        batch_op.create_index("ix_repair_line_order_id", ["order_id"], unique=False)
    for table in (
        "repair_event",
        "repair_core",
        "repair_test",
        "repair_labour",
        "repair_travel",
        "repair_line",
    ):
        make_append_only(op.get_bind(), table)
