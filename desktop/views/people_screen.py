"""The page of people and training: four parts, one thing at hand in each, over them a form or an assessment (SC-19)."""

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from desktop.presenters.reply import Reply
from desktop.presenters.staff_desk import Part, StaffDesk
from desktop.presenters.staff_entry import StaffForm
from desktop.queries.staff import PostCheck
from desktop.queries.trainings import TrainingYear
from desktop.views.file_asking import PDF, Asked, AskForFile
from desktop.views.messages import card
from desktop.views.paper_asking import ask_for_paper
from desktop.views.people_cards import BANK, PeopleCards
from desktop.views.people_form_page import PeopleFormPage
from desktop.views.people_list import PeopleList
from desktop.views.people_person_page import PersonPage
from desktop.views.people_taking_page import PeopleResultPage, PeopleTakingPage
from desktop.views.people_training_page import TrainingPage
from desktop.views.people_words import YEAR_LOOKS
from desktop.views.stacked_screen import StackedScreen
from desktop.views.theme import SPACE, Role
from desktop.views.translation import language_of, text
from desktop.views.widgets.card_list import CardList
from desktop.views.widgets.empty_state import Emptiness, EmptyState
from desktop.views.widgets.shapes import VERDICT_SHAPES, Shape, ShapeMark
from desktop.views.widgets.text import Text, TextKind
from desktop.views.words.staff import POSTS, YEAR_VERDICTS


@dataclass(frozen=True, slots=True)
class PeoplePages:
    """What takes its time to make: one person, one training, the form, the assessment and its result."""

    people: PeopleList
    person: PersonPage
    training: TrainingPage
    form: PeopleFormPage
    taking: PeopleTakingPage
    result: PeopleResultPage


def pages_in_slices(desk: StaffDesk) -> Generator[None, None, PeoplePages]:
    """Make the pages, and let the window take its turn between them."""
    people, person = PeopleList(), PersonPage()
    yield
    training, form = TrainingPage(), PeopleFormPage(desk.entry)
    yield
    return PeoplePages(people, person, training, form, PeopleTakingPage(desk.taking), PeopleResultPage(desk.taking))


class PeopleScreen(StackedScreen):
    """What the staff desk shows.

    Signals:
        import_wanted: questions shall come in from a file.
    """

    import_wanted = Signal()

    def __init__(
        self, desk: StaffDesk, made: PeoplePages, parent: QWidget | None = None, ask: AskForFile = ask_for_paper
    ) -> None:
        super().__init__(parent)
        self.desk, self._ask = desk, ask
        self.parts = {part: QPushButton() for part in Part}
        self.check, self.mark = Text("", TextKind.MUTED), ShapeMark(Shape.RING, Role.MUTED, 20)
        self.new, self.paper = QPushButton(), QPushButton()
        self.people, self.person, self.training = made.people, made.person, made.training
        self.form, self.taking, self.result = made.form, made.taking, made.result
        self.trainings, self.banks, self.results = CardList(), CardList(), CardList()
        self.tools = {name: QPushButton() for name in ("plan", "promise", "import", "back", "asked", "retire")}
        self._bar, self._team, self._told = QWidget(), QWidget(), QWidget()
        self.told_mark, self.told = ShapeMark(Shape.INFO_SQUARE, Role.INFO, 22), Text("", TextKind.STRONG)
        self.cards = PeopleCards(self)
        self.empty = EmptyState(Emptiness("user", ""))
        self._question_chosen = ""
        self._lay_out()
        self._connect()
        self.translate()

    def _lay_out(self) -> None:
        top = QHBoxLayout(self._bar)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(SPACE[2])
        for button in self.parts.values():
            button.setCheckable(True)
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self.paper)
        top.addWidget(self.new)
        for name in ("promise", "plan"):
            self.trainings.add_tool(self.tools[name])
        for name in ("retire", "back", "asked", "import"):
            self.banks.add_tool(self.tools[name])
        lists = (self.people, self.trainings, self.banks, self.results)
        self.room.setSpacing(SPACE[3])
        self.room.addWidget(self._bar)
        self.room.addWidget(_line(self._team, self.mark, self.check))
        self.room.addWidget(_line(self._told, self.told_mark, self.told))
        self.lay_in((self.empty, *lists, self.person, self.training, self.form, self.taking, self.result))
        self._told.hide()

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self.show_desk)
        desk.replied.connect(self._say)
        for button in self.parts.values():
            button.clicked.connect(self._part)
        self.new.clicked.connect(self._new)
        self.empty.action_pressed.connect(self._first)
        for paper in (self.paper, self.person.paper, self.training.paper):
            paper.clicked.connect(self._paper)
        self.people.opened.connect(desk.show_person)
        self.person.training_wanted.connect(desk.show_training)
        self.person.form_wanted.connect(desk.open_form)
        self.training.form_wanted.connect(desk.open_form)
        self.person.certificate_gone.connect(desk.take_back_certificate)
        self.person.time_gone.connect(desk.take_back_time)
        self.person.table_gone.connect(desk.take_off_table)
        for made in (self.person, self.training):
            made.file_wanted.connect(self._file)
        self.trainings.opened.connect(desk.show_training)
        self.banks.opened.connect(self._bank)
        self.results.opened.connect(self._begin)
        self.form.wanted.connect(desk.submit)
        for leave in (self.person.leave, self.training.leave, self.form.leave, self.tools["back"]):
            leave.clicked.connect(desk.leave)
        self.tools["plan"].clicked.connect(self._plan)
        self.tools["promise"].clicked.connect(self._promise)
        self.tools["asked"].clicked.connect(self._asked)
        self.tools["retire"].clicked.connect(self._retire)
        self.tools["import"].clicked.connect(self.import_wanted)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self._leave)

    # ---------------------------------------------------------------- what is shown

    def show_desk(self) -> None:
        """Show the desk as it stands."""
        desk = self.desk
        for part, button in self.parts.items():
            button.setChecked(part is desk.part)
        over = self._over()
        self._bar.setVisible(over is None)
        self.paper.setVisible(desk.part is Part.PEOPLE)
        self.new.setVisible(desk.part is Part.PEOPLE and desk.may_keep)
        self.parts[Part.QUESTIONS].setVisible(desk.may_keep)
        for name in ("plan", "promise"):
            self.tools[name].setVisible(desk.may_keep)
        for made in (self.person, self.training):
            made.allow(desk.may_keep)
        if desk.form is None:
            self.form.close_form()
        self._show_check()
        page = over if over is not None else self._list()
        self._pages.setCurrentWidget(page)

    def _over(self) -> QWidget | None:
        """What lies over the lists, filled in."""
        desk = self.desk
        if desk.taking.paper is not None:
            return self.taking
        if desk.taking.result is not None:
            self.result.show_result()
            return self.result
        if desk.form is not None:
            self.form.show_form(desk.form, desk.board, desk.person, desk.training)
            return self.form
        if desk.person is not None:
            self.person.show_person(desk.person, desk.board.zone)
            return self.person
        if desk.training is not None:
            self.training.show_training(desk.training, desk.board.zone)
            return self.training
        return None

    def _list(self) -> QWidget:
        desk = self.desk
        self.cards.board = desk.board
        if self._nothing():
            self.empty.say(self._emptiness())
            return self.empty
        match desk.part:
            case Part.PEOPLE:
                self.people.show_rows(desk.board.staff, language_of())
                return self.people
            case Part.TRAININGS:
                self.trainings.show_rows([self.cards.session(row) for row in desk.board.sessions])
                return self.trainings
            case Part.QUESTIONS:
                self._show_banks()
                return self.banks
            case _:
                banks = [self.cards.test(row) for row in desk.board.banks]
                self.results.show_rows([*banks, *(self.cards.result(row) for row in desk.board.results)])
                return self.results

    def _nothing(self) -> bool:
        board = self.desk.board
        lists = {Part.PEOPLE: board.staff, Part.TRAININGS: board.sessions, Part.QUESTIONS: board.banks}
        return not lists.get(self.desk.part, (*board.banks, *board.results))

    def _emptiness(self) -> Emptiness:
        """What is said of a part without anything in it, and what to do first."""
        may = self.desk.may_keep
        match self.desk.part:
            case Part.PEOPLE:
                advice = self.tr("Enter people with their badges under Items & places, then take them on the staff.")
                return Emptiness("user", self.tr("Nobody on the staff yet"), advice, self.new.text() if may else "")
            case Part.TRAININGS:
                advice = self.tr("Say what the contract promises, then plan the first one.")
                words = self.tools["plan"].text() if may else ""
                return Emptiness("calendar", self.tr("No training yet"), advice, words)
            case _:
                advice = self.tr("Questions come from a file, CSV or XLSX; a supervisor imports them.")
                words = self.tools["import"].text() if may else ""
                return Emptiness("clipboard-check", self.tr("No questions yet"), advice, words)

    def _first(self) -> None:
        """The button of an empty part."""
        wanted = {Part.PEOPLE: self._new, Part.TRAININGS: self._plan}
        wanted.get(self.desk.part, self.import_wanted.emit)()

    def _show_check(self) -> None:
        """One line about the part: whether the team is complete, how many trainings are held."""
        board = self.desk.board
        if self.desk.part is Part.TRAININGS and board.years:
            year = board.years[0]
            self.mark.show_shape(*YEAR_LOOKS[year.verdict])
            self.check.setText(self._year(year))
        elif self.desk.part is Part.PEOPLE and board.team:
            kept = all(one.kept for one in board.team)
            self.mark.show_shape(*((Shape.TICKED_CIRCLE, Role.OK) if kept else (Shape.WARNING_TRIANGLE, Role.WARN)))
            self.check.setText(" · ".join(map(self._post, board.team)))
        else:
            self.check.setText("")
        self._team.setVisible(bool(self.check.text()) and self._over() is None)

    def _post(self, one: PostCheck) -> str:
        return self.tr("{0} {1} of {2}").format(text(POSTS[one.post.value]), len(one.filled), one.needed)

    def _year(self, year: TrainingYear) -> str:
        held = self.tr("Contract year to {0}: {1} of {2} trainings held, {3} planned")
        told = held.format(year.last.isoformat(), year.held, year.promised, year.planned)
        return f"{told} · {text(YEAR_VERDICTS[year.verdict.value])}"

    def _show_banks(self) -> None:
        topic = self.desk.topic
        for name in ("back", "asked"):
            self.tools[name].setVisible(topic is not None)
        self.tools["retire"].setVisible(topic is not None and bool(self._question_chosen))
        self.tools["retire"].setText(self.tr("Retire {0}").format(self._question_chosen))
        if topic is None:
            self.banks.title.setText(self.tr("Question bank"))
            self.banks.advice.setText(self.tr("An assessment draws its questions from the bank of its topic."))
            self.banks.show_rows([self.cards.bank(row) for row in self.desk.board.banks])
        else:
            self.banks.title.setText(topic or self.tr("Everybody"))
            self.banks.advice.setText(self.tr("A changed question is imported again: it becomes a new version."))
            self.banks.show_rows([self.cards.question(row) for row in self.desk.bank])

    def _say(self, reply: Reply) -> None:
        """What came of the last action, in one line."""
        shown = card(reply)
        self.told_mark.show_shape(*VERDICT_SHAPES[reply.verdict])
        parts = (shown.headline, shown.detail, shown.next_action)
        self.told.setText(" · ".join(part for part in parts if part))
        self._told.show()

    # ---------------------------------------------------------------- what a hand does

    def _part(self) -> None:
        self._told.hide()
        self.desk.show_part(next(part for part, button in self.parts.items() if button is self.sender()))

    def _new(self) -> None:
        self.desk.open_form(StaffForm.STAFF)

    def _plan(self) -> None:
        self.desk.open_form(StaffForm.SESSION)

    def _promise(self) -> None:
        self.desk.open_form(StaffForm.PROMISE)

    def _asked(self) -> None:
        self.desk.open_form(StaffForm.BANK)

    def _bank(self, key: str) -> None:
        self._question_chosen = ""
        if key.startswith(BANK):
            self.desk.show_bank(key.removeprefix(BANK))
        else:
            self._question_chosen = key
            self._show_banks()

    def _retire(self) -> None:
        self.desk.retire_question(self._question_chosen)
        self._question_chosen = ""

    def _file(self, key: int, name: str) -> None:
        asked = Asked(self.tr("Save the paper"), f"{name} (*)", name)
        self._ask(self, asked, lambda path: self.desk.save_file(key, path))

    def _begin(self, key: str) -> None:
        if key.startswith(BANK):
            self.desk.taking.start(key.removeprefix(BANK))

    def _leave(self) -> None:
        """Escape goes back, but never out of an assessment."""
        if self.desk.taking.paper is None:
            self.desk.leave()

    def _paper(self) -> None:
        names = {self.person.paper: "training-record.pdf", self.training.paper: "attendance-list.pdf"}
        name = next((name for paper, name in names.items() if paper is self.sender()), "qualification-matrix.pdf")
        asked = Asked(self.tr("Save the paper"), PDF, name)
        self._ask(self, asked, lambda path: self.desk.write_paper(path, language_of()))

    @override
    def translate(self) -> None:
        words = {
            Part.PEOPLE: self.tr("People"),
            Part.TRAININGS: self.tr("Trainings"),
            Part.QUESTIONS: self.tr("Questions"),
            Part.RESULTS: self.tr("Assessments"),
        }
        for part, button in self.parts.items():
            button.setText(words[part])
        self.new.setText(self.tr("Take on the staff…"))
        self.paper.setText(self.tr("Qualification matrix"))
        for name, told in {
            "plan": self.tr("Plan a training…"),
            "promise": self.tr("What is promised…"),
            "import": self.tr("Import questions…"),
            "back": self.tr("All banks"),
            "asked": self.tr("How many are asked…"),
        }.items():
            self.tools[name].setText(told)
        self.trainings.title.setText(self.tr("Trainings"))
        self.trainings.advice.setText(self.tr("Two product trainings a year, each with list, material and result."))
        self.results.title.setText(self.tr("Assessments"))
        self.results.advice.setText(self.tr("80 of 100 pass. Taking it again asks other questions."))
        self.show_desk()


def _line(holder: QWidget, mark: ShapeMark, words: Text) -> QWidget:
    """A mark with its words in one line."""
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE[2])
    line.addWidget(mark)
    line.addWidget(words, 1)
    return holder
