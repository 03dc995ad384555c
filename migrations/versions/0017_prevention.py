"""Prevention: test equipment, plans, meters, trend rules, proposals and fitted lives."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "figure_baseline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_figure_baseline_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_figure_baseline")),
    )
    op.create_table(
        "life_fit",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("shape", sa.Float(), nullable=True),
        sa.Column("scale", sa.Float(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_life_fit_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_life_fit")),
        sa.UniqueConstraint("site_id", "model", name=op.f("uq_life_fit_site_id_model")),
    )
    op.create_table(
        "maintenance_plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("serial", code(60), nullable=False),
        sa.Column("months", sa.Integer(), nullable=True),
        sa.Column("meter", code(40), nullable=False),
        sa.Column("units", sa.BigInteger(), nullable=True),
        sa.Column("fixed", sa.Boolean(), nullable=False),
        sa.Column("lead_days", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("months > 0 OR units > 0", name=op.f("ck_maintenance_plan_some_interval")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_maintenance_plan_partner_id_party")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_maintenance_plan_set_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_maintenance_plan_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maintenance_plan")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_maintenance_plan_code_version")),
    )
    op.create_table(
        "prevention_run",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("devices", sa.Integer(), nullable=False),
        sa.Column("proposals", sa.Integer(), nullable=False),
        sa.Column("orders", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_prevention_run_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prevention_run")),
        sa.UniqueConstraint("site_id", "on", name=op.f("uq_prevention_run_site_id_on")),
    )
    op.create_table(
        "test_equipment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("serial", code(60), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("cycle_months", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retired_by_id", sa.Integer(), nullable=True),
        sa.Column("retired_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_test_equipment_by_id_person")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_test_equipment_owner_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_test_equipment_partner_id_party")),
        sa.ForeignKeyConstraint(["retired_by_id"], ["person.id"], name=op.f("fk_test_equipment_retired_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_test_equipment_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_test_equipment")),
        sa.UniqueConstraint("code", name=op.f("uq_test_equipment_code")),
    )
    op.create_table(
        "trend_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("fault_class", code(40), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.Column("rate", sa.BigInteger(), nullable=True),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("automatic", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_trend_rule_partner_id_party")),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_trend_rule_set_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_trend_rule_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trend_rule")),
        sa.UniqueConstraint("code", "version", name=op.f("uq_trend_rule_code_version")),
    )
    op.create_table(
        "useful_life",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line", sa.String(length=80), nullable=False),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("months", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["set_by_id"], ["person.id"], name=op.f("fk_useful_life_set_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_useful_life")),
    )
    op.create_table(
        "calibration_certificate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("equipment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("laboratory", sa.String(length=120), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_back_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_calibration_certificate_by_id_person")),
        sa.ForeignKeyConstraint(
            ["equipment_id"], ["test_equipment.id"], name=op.f("fk_calibration_certificate_equipment_id_test_equipment")
        ),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["person.id"], name=op.f("fk_calibration_certificate_taken_back_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calibration_certificate")),
    )
    with op.batch_alter_table("calibration_certificate", schema=None) as batch_op:
        batch_op.create_index("ix_calibration_certificate_equipment_id", ["equipment_id", "done_on"], unique=False)

    op.create_table(
        "device_environment",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("environment", sa.String(24), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_device_environment_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_environment_device_id_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_environment")),
    )
    with op.batch_alter_table("device_environment", schema=None) as batch_op:
        batch_op.create_index("ix_device_environment_device_id", ["device_id"], unique=False)

    op.create_table(
        "device_risk",
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("score", sa.BigInteger(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_device_risk_device_id_device")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_device_risk_site_id_site")),
        sa.PrimaryKeyConstraint("device_id", name=op.f("pk_device_risk")),
    )
    with op.batch_alter_table("device_risk", schema=None) as batch_op:
        batch_op.create_index("ix_device_risk_site_id", ["site_id", "score"], unique=False)

    op.create_table(
        "maintenance_done",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("plan", code(40), nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("meter_total", sa.BigInteger(), nullable=True),
        sa.Column("order_number", code(40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=True),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_maintenance_done_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_maintenance_done_device_id_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_maintenance_done")),
        sa.UniqueConstraint("plan", "device_id", "sequence", name=op.f("uq_maintenance_done_plan_device_id_sequence")),
    )
    with op.batch_alter_table("maintenance_done", schema=None) as batch_op:
        batch_op.create_index("ix_maintenance_done_device", ["device_id"], unique=False)

    op.create_table(
        "meter_reading",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("device_id", BIG_ID, nullable=False),
        sa.Column("meter", code(40), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("reset", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("entered_by", sa.String(length=24), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_meter_reading_by_id_person")),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_meter_reading_device_id_device")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meter_reading")),
    )
    with op.batch_alter_table("meter_reading", schema=None) as batch_op:
        batch_op.create_index("ix_meter_reading_device_id", ["device_id", "meter", "id"], unique=False)

    op.create_table(
        "prevention_proposal",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("origin", sa.String(24), nullable=False),
        sa.Column("origin_key", code(200), nullable=False),
        sa.Column("rule", code(40), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("device_id", BIG_ID, nullable=True),
        sa.Column("model", sa.String(length=80), nullable=False),
        sa.Column("region", sa.String(length=80), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("marker", BIG_ID, nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("orders", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_prevention_proposal_decided_by_id_person")
        ),
        sa.ForeignKeyConstraint(["device_id"], ["device.id"], name=op.f("fk_prevention_proposal_device_id_device")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_prevention_proposal_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_prevention_proposal_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prevention_proposal")),
        sa.UniqueConstraint("number", name=op.f("uq_prevention_proposal_number")),
        sa.UniqueConstraint("origin_key", name=op.f("uq_prevention_proposal_origin_key")),
    )
    with op.batch_alter_table("prevention_proposal", schema=None) as batch_op:
        batch_op.create_index("ix_prevention_proposal_rule", ["rule", "device_id"], unique=False)
        batch_op.create_index("ix_prevention_proposal_state", ["site_id", "state", "id"], unique=False)
    for table in (
        "meter_reading",
        "device_environment",
        "useful_life",
        "figure_baseline",
    ):
        make_append_only(op.get_bind(), table)
