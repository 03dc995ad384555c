"""Parts of emergency orders from elsewhere, trips on the road, and roads and packages that are out of use."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add the columns and make the table."""
    _refer("emergency_order", "parent_id", "emergency_order")
    _refer("emergency_order", "source_id", "place")
    op.add_column("emergency_order", sa.Column("box_received_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_emergency_order_parent_id", "emergency_order", ["parent_id"])
    for name, length in (("confirmed_by", 120), ("phone", 40)):
        op.add_column("order_goods", sa.Column(name, sa.String(length), nullable=False, server_default=""))
    for table in ("site_distance", "service_package"):
        op.add_column(table, sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True))
    _make_trips()


def _refer(table: str, column: str, to: str) -> None:
    """Add a column that names a row; both databases take the reference only with the column."""
    name = f"fk_{table}_{column}_{to}"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {column} INTEGER CONSTRAINT {name} REFERENCES {to} (id)")


def _make_trips() -> None:
    op.create_table(
        "transit_trip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("from_id", sa.Integer(), nullable=True),
        sa.Column("carrier", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("typed", sa.Boolean(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["from_id"], ["party.id"], name=op.f("fk_transit_trip_from_id_party")),
        sa.ForeignKeyConstraint(["made_by_id"], ["person.id"], name=op.f("fk_transit_trip_made_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_transit_trip_partner_id_party")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_transit_trip_place_id_place")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_transit_trip_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transit_trip")),
    )
    op.create_index("ix_transit_trip_place_id", "transit_trip", ["place_id"])
