"""Equipment in the field, the warranty rule book, and what was agreed for single devices."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "device",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("serial", code(60), nullable=False),
        sa.Column("udi", code(60), nullable=False),
        sa.Column("model", code(80), nullable=False),
        sa.Column("shared_serial", sa.Boolean(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("brand", sa.String(length=120), nullable=False),
        sa.Column("batch", code(60), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("purchased_on", sa.Date(), nullable=True),
        sa.Column("purchase_cost", sa.BigInteger(), nullable=True),
        sa.Column("produced_on", sa.Date(), nullable=True),
        sa.Column("service_level", sa.String(length=60), nullable=False),
        sa.Column("ref", code(80), nullable=False),
        sa.Column("asset", code(60), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("customer", sa.String(length=120), nullable=False),
        sa.Column("shipped_on", sa.Date(), nullable=True),
        sa.Column("installed_on", sa.Date(), nullable=True),
        sa.Column("accepted_on", sa.Date(), nullable=True),
        sa.Column("replaces_id", BIG_ID, nullable=True),
        sa.Column("replaced_on", sa.Date(), nullable=True),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_device_partner_id_party")),
        sa.ForeignKeyConstraint(["replaces_id"], ["device.id"], name=op.f("fk_device_replaces_id_device")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_device_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("serial", "model", name=op.f("uq_device_serial_model")),
    )
    with op.batch_alter_table("device", schema=None) as batch_op:
        batch_op.create_index("ix_device_asset", ["asset"], unique=False)
        batch_op.create_index("ix_device_ref", ["ref"], unique=False)
        batch_op.create_index("ix_device_replaces_id", ["replaces_id"], unique=False)
        batch_op.create_index("ix_device_udi_serial", ["udi", "serial"], unique=False)

    op.create_table(
        "warranty_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("customer", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("basis", sa.String(24), nullable=False),
        sa.Column("limit_months", sa.Integer(), nullable=True),
        sa.Column("limit_basis", sa.String(24), nullable=False),
        sa.Column("consumables_covered", sa.Boolean(), nullable=False),
        sa.Column("consumable_classes", sa.Text(), nullable=False),
        sa.Column("buy_before_days", sa.Integer(), nullable=False),
        sa.Column("repair_days", sa.Integer(), nullable=False),
        sa.Column("replacing", sa.String(24), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("months > 0", name=op.f("ck_warranty_rule_some_months")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_warranty_rule_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_rule")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_warranty_rule_code_version")),
    )
    op.create_table(
        "device_exception",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("authorised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("authorised_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["authorised_by_id"], ["person.id"], name=op.f("fk_device_exception_authorised_by_id_person")
        ),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_exception_device_id_device")),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["warranty_rule.id"], name=op.f("fk_device_exception_rule_id_warranty_rule")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_exception")),
    )
    with op.batch_alter_table("device_exception", schema=None) as batch_op:
        batch_op.create_index("ix_device_exception_device_id", ["device_id"], unique=False)

    op.create_table(
        "device_extension",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("number", code(60), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("bought_on", sa.Date(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_extension_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_extension_device_id_device")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_device_extension_ended_by_id_person")),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["warranty_rule.id"], name=op.f("fk_device_extension_rule_id_warranty_rule")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_extension")),
        sa.UniqueConstraint("number", name=op.f("uq_device_extension_number")),
    )
    with op.batch_alter_table("device_extension", schema=None) as batch_op:
        batch_op.create_index("ix_device_extension_device_id", ["device_id"], unique=False)

    op.create_table(
        "device_field",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("field", sa.String(24), nullable=False),
        sa.Column("value", sa.String(length=300), nullable=True),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_field_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_field_device_id_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_field")),
    )
    with op.batch_alter_table("device_field", schema=None) as batch_op:
        batch_op.create_index("ix_device_field_device_id", ["device_id"], unique=False)

    op.create_table(
        "device_stage",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("stage", sa.String(24), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("document", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_back_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_stage_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_stage_device_id_device")),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["person.id"], name=op.f("fk_device_stage_taken_back_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_stage")),
    )
    with op.batch_alter_table("device_stage", schema=None) as batch_op:
        batch_op.create_index("ix_device_stage_device_id", ["device_id"], unique=False)

    op.create_table(
        "device_suspension",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_suspension_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_suspension_device_id_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_suspension")),
    )
    with op.batch_alter_table("device_suspension", schema=None) as batch_op:
        batch_op.create_index("ix_device_suspension_device_id", ["device_id"], unique=False)

    op.create_table(
        "device_void",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by_id", sa.Integer(), nullable=True),
        sa.Column("ended_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_void_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_void_device_id_device")),
        sa.ForeignKeyConstraint(["ended_by_id"], ["person.id"], name=op.f("fk_device_void_ended_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_void")),
    )
    with op.batch_alter_table("device_void", schema=None) as batch_op:
        batch_op.create_index("ix_device_void_device_id", ["device_id"], unique=False)

    op.create_table(
        "service_contract",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("number", code(60), nullable=False),
        sa.Column("level", sa.String(length=60), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_service_contract_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_service_contract_device_id_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_contract")),
        sa.UniqueConstraint("number", "device_id", name=op.f("uq_service_contract_number_device_id")),
    )
    with op.batch_alter_table("service_contract", schema=None) as batch_op:
        batch_op.create_index("ix_service_contract_device_id", ["device_id"], unique=False)

    op.create_table(
        "warranty_clause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reference", sa.String(length=120), nullable=False),
        sa.Column("models", sa.Text(), nullable=False),
        sa.Column("part_class", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["warranty_rule.id"], name=op.f("fk_warranty_clause_rule_id_warranty_rule")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_clause")),
    )
    with op.batch_alter_table("warranty_clause", schema=None) as batch_op:
        batch_op.create_index("ix_warranty_clause_rule_id", ["rule_id"], unique=False)

    op.create_table(
        "warranty_offer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("rule_id", sa.Integer(), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["rule_id"], ["warranty_rule.id"], name=op.f("fk_warranty_offer_rule_id_warranty_rule")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_warranty_offer")),
    )
    with op.batch_alter_table("warranty_offer", schema=None) as batch_op:
        batch_op.create_index("ix_warranty_offer_rule_id", ["rule_id"], unique=False)
    for table in (
        "device_field",
        "warranty_offer",
        "warranty_clause",
        "device_exception",
        "service_contract",
    ):
        make_append_only(op.get_bind(), table)
