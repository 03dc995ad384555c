"""The cards of trainings, banks, questions and assessments."""

from typing import Final

from PySide6.QtCore import QObject

from desktop.presenters.staff_reading import StaffBoard
from desktop.queries.assessing import AssessmentRow, BankRow, QuestionRow
from desktop.queries.trainings import SessionRow
from desktop.views.people_words import local_text, score_of
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.card_list import CardRow
from desktop.views.widgets.shapes import Shape
from desktop.views.words.staff import ENDINGS, QUESTION_KINDS, SESSION_STATES

BANK: Final = "bank:"
"""Before the topic of a bank in the key of its card: the topic of everybody is empty."""


class PeopleCards(QObject):
    """Makes the cards of a board in the language of the window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = StaffBoard()

    def session(self, row: SessionRow) -> CardRow:
        """A training."""
        looks = {"planned": (Shape.CLOCK, Role.INFO), "held": (Shape.TICKED_CIRCLE, Role.OK)}
        shape, role = looks.get(row.state.value, (Shape.RING, Role.MUTED))
        taught = ((row.on_site, self.tr("on-site technique")), (row.sterilisation, self.tr("sterilisation standards")))
        topics = [words for given, words in taught if given]
        when = local_text(row.starts_at, self.board.zone)
        line = " · ".join(part for part in (row.number, when, *topics, row.trainer) if part)
        people = self.tr("{0} of {1} people").format(row.present, row.places)
        return CardRow(row.number, row.title, line, shape, role, text(SESSION_STATES[row.state.value]), people)

    def bank(self, row: BankRow) -> CardRow:
        """A bank."""
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if row.ready else (Shape.WARNING_TRIANGLE, Role.WARN)
        line = self.tr("{0} are asked in thirty minutes, 80 of 100 pass").format(row.asked)
        words = self.tr("%n question(s)", "", row.questions)
        return CardRow(f"{BANK}{row.topic}", row.topic or self.tr("Everybody"), line, shape, role, words)

    def question(self, row: QuestionRow) -> CardRow:
        """A question with its solution."""
        solution = " · ".join(row.choices[number - 1] for number in row.solution)
        kind = text(QUESTION_KINDS[row.kind.value])
        numbers = ", ".join(map(str, row.solution))
        return CardRow(row.code, f"{row.code} · {row.wording}", solution, Shape.INFO_SQUARE, Role.INFO, numbers, kind)

    def test(self, row: BankRow) -> CardRow:
        """An assessment to begin, or to go on with."""
        title = self.tr("Take the assessment: {0}").format(row.topic or self.tr("everybody"))
        line = self.tr("{0} questions, thirty minutes, at once").format(row.asked)
        shape, role = (Shape.OUT_ARROW, Role.ACCENT) if row.ready else (Shape.WARNING_TRIANGLE, Role.WARN)
        running = self.board.running
        words = self.tr("go on") if running is not None and running.topic == row.topic else self.tr("begin")
        return CardRow(f"{BANK}{row.topic}", title, line, shape, role, words if row.ready else "")

    def result(self, row: AssessmentRow) -> CardRow:
        """A result."""
        shape, role = (Shape.TICKED_CIRCLE, Role.OK) if row.passed else (Shape.CROSSED_OCTAGON, Role.REFUSED)
        how = self.tr("running") if row.ended is None else text(ENDINGS[row.ended.value])
        if row.ended is None:
            shape, role = Shape.CLOCK, Role.INFO
        about = row.topic or self.tr("everybody")
        line = f"{row.number} · {about} · {local_text(row.started_at, self.board.zone)}"
        return CardRow("", f"{row.person} · {row.badge}", line, shape, role, score_of(row), how)
