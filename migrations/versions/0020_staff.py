"""Staff: backgrounds, certificates, time, training, the question bank and assessments."""

import sqlalchemy as sa
from alembic import op

from desktop.storage.append_only import make_append_only
from desktop.storage.revision_types import BIG_ID, code

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "question_bank",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", code(80), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("asked > 0", name=op.f("ck_question_bank_some_asked")),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_question_bank_changed_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question_bank")),
        sa.UniqueConstraint("topic", name=op.f("uq_question_bank_topic")),
    )
    op.create_table(
        "staff_time",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_staff_time_in_order")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_staff_time_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_staff_time_person_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_time")),
    )
    with op.batch_alter_table("staff_time", schema=None) as batch_op:
        batch_op.create_index("ix_staff_time_person_id_ends_at", ["person_id", "ends_at"], unique=False)

    op.create_table(
        "training_promise",
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("sessions", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("sessions > 0", name=op.f("ck_training_promise_some_sessions")),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name=op.f("fk_training_promise_changed_by_id_person")
        ),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_training_promise_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_training_promise_site_id_site")),
        sa.PrimaryKeyConstraint("partner_id", name=op.f("pk_training_promise")),
    )
    op.create_table(
        "training_session",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("trainer", sa.String(length=120), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("remote", sa.Boolean(), nullable=False),
        sa.Column("on_site", sa.Boolean(), nullable=False),
        sa.Column("sterilisation", sa.Boolean(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("starts_at < ends_at", name=op.f("ck_training_session_in_order")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_training_session_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_training_session_partner_id_party")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_training_session_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_session")),
        sa.UniqueConstraint("number", name=op.f("uq_training_session_number")),
    )
    with op.batch_alter_table("training_session", schema=None) as batch_op:
        batch_op.create_index("ix_training_session_partner_id_starts_at", ["partner_id", "starts_at"], unique=False)

    op.create_table(
        "working_hours",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("weekday", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_minute", sa.Integer(), nullable=False),
        sa.Column("to_minute", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "from_minute >= 0 AND from_minute < to_minute AND to_minute <= 1440", name=op.f("ck_working_hours_day")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_working_hours_person_id_person")),
        sa.PrimaryKeyConstraint("person_id", "weekday", name=op.f("pk_working_hours")),
    )
    op.create_table(
        "assessment",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("number", code(40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("topic", code(80), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended", sa.String(24), nullable=True),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.Column("correct", sa.Integer(), nullable=True),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("examiner", sa.String(length=120), nullable=False),
        sa.Column("proof_id", BIG_ID, nullable=True),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_assessment_by_id_person")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_assessment_partner_id_party")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_assessment_person_id_person")),
        sa.ForeignKeyConstraint(["proof_id"], ["attachment.id"], name=op.f("fk_assessment_proof_id_attachment")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_assessment_site_id_site")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("number", name=op.f("uq_assessment_number")),
    )
    with op.batch_alter_table("assessment", schema=None) as batch_op:
        batch_op.create_index("ix_assessment_person_id_topic", ["person_id", "topic"], unique=False)
        batch_op.create_index(
            "ix_assessment_running",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("ended_at IS NULL"),
            postgresql_where=sa.text("ended_at IS NULL"),
        )

    op.create_table(
        "qualification",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("topic", sa.String(length=80), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issuer", sa.String(length=120), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("proof_id", BIG_ID, nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.Column("taken_back_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_qualification_days_in_order")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_qualification_by_id_person")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_qualification_person_id_person")),
        sa.ForeignKeyConstraint(["proof_id"], ["attachment.id"], name=op.f("fk_qualification_proof_id_attachment")),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["person.id"], name=op.f("fk_qualification_taken_back_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification")),
    )
    with op.batch_alter_table("qualification", schema=None) as batch_op:
        batch_op.create_index("ix_qualification_person_id", ["person_id"], unique=False)
        batch_op.create_index("ix_qualification_topic", ["topic"], unique=False)

    op.create_table(
        "question",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("bank_id", sa.Integer(), nullable=False),
        sa.Column("code", code(40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("solution", sa.String(length=20), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["bank_id"], ["question_bank.id"], name=op.f("fk_question_bank_id_question_bank")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_question_by_id_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
        sa.UniqueConstraint("bank_id", "code", "version", name=op.f("uq_question_bank_id_code_version")),
    )
    op.create_table(
        "staff",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("site_id", sa.Integer(), nullable=False),
        sa.Column("partner_id", sa.Integer(), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=False),
        sa.Column("post", sa.String(24), nullable=True),
        sa.Column("background", sa.String(24), nullable=True),
        sa.Column("proof_id", BIG_ID, nullable=True),
        sa.Column("phone", sa.String(length=40), nullable=False),
        sa.Column("registration", sa.String(24), nullable=False),
        sa.Column("registered_on", sa.Date(), nullable=True),
        sa.Column("account", sa.String(length=60), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_by_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["changed_by_id"], ["person.id"], name=op.f("fk_staff_changed_by_id_person")),
        sa.ForeignKeyConstraint(["employer_id"], ["party.id"], name=op.f("fk_staff_employer_id_party")),
        sa.ForeignKeyConstraint(["partner_id"], ["party.id"], name=op.f("fk_staff_partner_id_party")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_staff_person_id_person")),
        sa.ForeignKeyConstraint(["proof_id"], ["attachment.id"], name=op.f("fk_staff_proof_id_attachment")),
        sa.ForeignKeyConstraint(["site_id"], ["site.id"], name=op.f("fk_staff_site_id_site")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_staff")),
    )
    with op.batch_alter_table("staff", schema=None) as batch_op:
        batch_op.create_index("ix_staff_site_id", ["site_id"], unique=False)

    op.create_table(
        "table_assignment",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Integer(), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_table_assignment_by_id_person")),
        sa.ForeignKeyConstraint(
            ["case_id"], ["surgery_case.id"], name=op.f("fk_table_assignment_case_id_surgery_case")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_table_assignment_person_id_person")),
        sa.ForeignKeyConstraint(
            ["taken_back_by_id"], ["person.id"], name=op.f("fk_table_assignment_taken_back_by_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_table_assignment")),
    )
    with op.batch_alter_table("table_assignment", schema=None) as batch_op:
        batch_op.create_index("ix_table_assignment_case_id", ["case_id"], unique=False)
        batch_op.create_index("ix_table_assignment_person_id", ["person_id"], unique=False)

    op.create_table(
        "training_place",
        sa.Column("session_id", BIG_ID, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("attended", sa.String(24), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_training_place_person_id_person")),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name=op.f("fk_training_place_session_id_training_session")
        ),
        sa.PrimaryKeyConstraint("session_id", "person_id", name=op.f("pk_training_place")),
    )
    with op.batch_alter_table("training_place", schema=None) as batch_op:
        batch_op.create_index("ix_training_place_person_id", ["person_id"], unique=False)

    op.create_table(
        "assessment_answer",
        sa.Column("id", BIG_ID, nullable=False),
        sa.Column("assessment_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("workstation", sa.String(length=120), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_assessment_answer_assessment_id_assessment")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessment_answer")),
    )
    with op.batch_alter_table("assessment_answer", schema=None) as batch_op:
        batch_op.create_index("ix_assessment_answer_assessment_id", ["assessment_id", "position"], unique=False)

    op.create_table(
        "assessment_question",
        sa.Column("assessment_id", BIG_ID, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("question_id", BIG_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessment.id"], name=op.f("fk_assessment_question_assessment_id_assessment")
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["question.id"], name=op.f("fk_assessment_question_question_id_question")
        ),
        sa.PrimaryKeyConstraint("assessment_id", "position", name=op.f("pk_assessment_question")),
    )
    for table in (
        "assessment_question",
        "assessment_answer",
    ):
        make_append_only(op.get_bind(), table)
