"""Counts: rounds of a zone, the count of each place with its scans, and the differences."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.revision_types import BIG_ID, UID, code

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "count_rule",
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("approval_limit", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_count_rule_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_count_rule_site_id_site")),
        sa.PrimaryKeyConstraint("site_id", name=op.f("pk_count_rule")),
    )
    op.create_table(
        "count_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("zone_id", sa.Integer(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("planned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("planned_by_id", sa.Integer(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_count_round_partner_id_party")),
        sa.ForeignKeyConstraint(["planned_by_id"], ["person.id"], name=op.f("fk_count_round_planned_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_count_round_site_id_site")),
        sa.ForeignKeyConstraint(["zone_id"], ["place.id"], name=op.f("fk_count_round_zone_id_place")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_round")),
        sa.UniqueConstraint("number", name=op.f("uq_count_round_number")),
    )
    with op.batch_alter_table("count_round", schema=None) as batch_op:
        batch_op.create_index("ix_count_round_zone_id", ["zone_id"], unique=False)

    op.create_table(
        "count_task",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("last_counted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("worth", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_count_task_place_id_place")),
        sa.ForeignKeyConstraint(["round_id"], ["count_round.id"], name=op.f("fk_count_task_round_id_count_round")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_task")),
        sa.UniqueConstraint("round_id", "place_id", name=op.f("uq_count_task_round_id_place_id")),
    )
    with op.batch_alter_table("count_task", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_count_task_place_id"), ["place_id"], unique=False)
        batch_op.create_index("ix_count_task_planned_on", ["planned_on"], unique=False)

    op.create_table(
        "place_count",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("task_id", BIG_ID, nullable=True),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("workstation", sa.String(length=80), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted_by_id", sa.Integer(), nullable=False),
        sa.Column("first_ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recounted_by_id", sa.Integer(), nullable=True),
        sa.Column("recount_ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looking_in_id", sa.Integer(), nullable=True),
        sa.Column("book", sa.BigInteger(), nullable=True),
        sa.Column("right_first", sa.BigInteger(), nullable=True),
        sa.Column("right_after", sa.BigInteger(), nullable=True),
        sa.Column("worth", sa.BigInteger(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(24), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["approved_by_id"], ["person.id"], name=op.f("fk_place_count_approved_by_id_person")),
        sa.ForeignKeyConstraint(["closed_by_id"], ["person.id"], name=op.f("fk_place_count_closed_by_id_person")),
        sa.ForeignKeyConstraint(["counted_by_id"], ["person.id"], name=op.f("fk_place_count_counted_by_id_person")),
        sa.ForeignKeyConstraint(["looking_in_id"], ["place.id"], name=op.f("fk_place_count_looking_in_id_place")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_place_count_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_place_count_place_id_place")),
        sa.ForeignKeyConstraint(["recounted_by_id"], ["person.id"], name=op.f("fk_place_count_recounted_by_id_person")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_place_count_site_id_site")),
        sa.ForeignKeyConstraint(["task_id"], ["count_task.id"], name=op.f("fk_place_count_task_id_count_task")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_count")),
        sa.UniqueConstraint("number", name=op.f("uq_place_count_number")),
    )
    with op.batch_alter_table("place_count", schema=None) as batch_op:
        batch_op.create_index("ix_place_count_closed_at", ["closed_at"], unique=False)
        batch_op.create_index("ix_place_count_place_id_closed_at", ["place_id", "closed_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_place_count_task_id"), ["task_id"], unique=False)
        batch_op.create_index(
            "uq_place_count_place_id",
            ["place_id"],
            unique=True,
            sqlite_where=sa.text("closed_at IS NULL"),
            postgresql_where=sa.text("closed_at IS NULL"),
        )

    op.create_table(
        "count_difference",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("count_id", BIG_ID, nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("lot_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("other_id", sa.Integer(), nullable=True),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("worth", sa.BigInteger(), nullable=True),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("movement_id", UID, nullable=True),
        sa.ForeignKeyConstraint(
            ["count_id"], ["place_count.id"], name=op.f("fk_count_difference_count_id_place_count")
        ),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_count_difference_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_count_difference_lot_id_lot")),
        sa.ForeignKeyConstraint(["other_id"], ["place.id"], name=op.f("fk_count_difference_other_id_place")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_count_difference_owner_id_party")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_count_difference_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_difference")),
    )
    with op.batch_alter_table("count_difference", schema=None) as batch_op:
        batch_op.create_index("ix_count_difference_count_id_turn", ["count_id", "turn"], unique=False)

    op.create_table(
        "count_scan",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("count_id", BIG_ID, nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.String(24), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=True),
        sa.Column("lot_id", sa.Integer(), nullable=True),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("belongs_id", sa.Integer(), nullable=True),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("scanned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("scanned_by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("pieces >= 0", name=op.f("ck_count_scan_not_below_zero")),
        sa.ForeignKeyConstraint(["belongs_id"], ["place.id"], name=op.f("fk_count_scan_belongs_id_place")),
        sa.ForeignKeyConstraint(["count_id"], ["place_count.id"], name=op.f("fk_count_scan_count_id_place_count")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_count_scan_item_id_item")),
        sa.ForeignKeyConstraint(["lot_id"], ["lot.id"], name=op.f("fk_count_scan_lot_id_lot")),
        sa.ForeignKeyConstraint(["owner_id"], ["party.id"], name=op.f("fk_count_scan_owner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_count_scan_place_id_place")),
        sa.ForeignKeyConstraint(["scanned_by_id"], ["person.id"], name=op.f("fk_count_scan_scanned_by_id_person")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_count_scan_unit_id_unit")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_count_scan")),
    )
    with op.batch_alter_table("count_scan", schema=None) as batch_op:
        batch_op.create_index("ix_count_scan_count_id_turn", ["count_id", "turn"], unique=False)
