"""The question bank: questions come from a file or one by one; a changed one is a new version (S1-57)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, insert, select, update

from desktop.domain.assessing import as_numbers, fault_of, read_solution
from desktop.domain.changes import Kind
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Action
from desktop.domain.qualification import MOST_CHOICES, QuestionKind
from desktop.models.staff import Question, QuestionBank
from desktop.services.master_data.entry import Check, Faults, Tally
from desktop.services.master_data.lookups import insert_missing, storable
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

USUALLY_ASKED: Final = 20
MOST_ASKED: Final = 100


@dataclass(frozen=True, slots=True)
class SaveQuestion:
    """A question as it shall be; an unknown code is a new one.

    Attributes:
        topic: the line or model that it is about; "" for the assessment that everybody takes.
        choice_1 … choice_6: the answers to choose from; those that are "" at the end are left out.
        right: the right ones as people write them: ``2``, ``1,3``, ``B``, ``ACD``.
        kind: single or multiple; by the number of right ones when it is not given.
    """

    code: str
    wording: str
    choice_1: str
    choice_2: str
    right: str
    choice_3: str = ""
    choice_4: str = ""
    choice_5: str = ""
    choice_6: str = ""
    topic: str = ""
    kind: QuestionKind | None = None

    @property
    def choices(self) -> tuple[str, ...]:
        """The answers to choose from."""
        given = [getattr(self, f"choice_{number}") for number in range(1, MOST_CHOICES + 1)]
        while given and not given[-1]:
            given.pop()
        return tuple(given)


@dataclass(frozen=True, slots=True)
class SaveQuestions:
    """Many questions, all or none."""

    questions: tuple[SaveQuestion, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RetireQuestion:
    """A question is asked no more; assessments that asked it keep it."""

    topic: str
    code: str


@dataclass(frozen=True, slots=True)
class SetBank:
    """How many questions are drawn from a bank for an assessment."""

    topic: str
    asked: int


@dataclass(frozen=True, slots=True)
class BankKept:
    """The bank and how many questions are drawn from it."""

    topic: str
    asked: int


@dataclass(frozen=True, slots=True)
class QuestionGone:
    """The question that is asked no more."""

    topic: str
    code: str


def save_questions(uow: UnitOfWork, request: SaveQuestions) -> Tally:
    """Create or change questions; one that is as it was stays the same version.

    Raises:
        Refusal: ``faulty_file`` with all faults.
    """
    faults = Faults()
    _check(request.questions, faults)
    faults.check_file()
    banks = _banks(uow, {one.topic for one in request.questions})
    done = [_save(uow, banks[one.topic], one) for one in request.questions]
    tally = Tally(done.count("created"), done.count("changed"), done.count("unchanged"))
    topics = sorted({one.topic for one in request.questions})
    uow.record("save_questions", " ".join(topics), created=tally.created, changed=tally.changed)
    uow.touched(Kind.PEOPLE)
    return tally


def _check(questions: Sequence[SaveQuestion], faults: Faults) -> None:
    seen = set()
    for row, one in enumerate(questions, 1):
        check = Check(faults, row)
        check.code("code", one.code)
        check.text("topic", one.topic, 80)
        check.text("wording", one.wording.replace("\n", " "), 2000, required=True)
        for number, choice in enumerate(one.choices, 1):
            check.text(f"choice_{number}", choice.replace("\n", " "), 500, required=True)
        solution = read_solution(one.right) or ()
        fault = fault_of(_kind(one, solution), one.choices, solution)
        if fault:
            check.fault("right", fault, one.right)
        if (one.topic, one.code) in seen:
            check.fault("code", "repeated_row", one.code)
        seen.add((one.topic, one.code))


def _kind(one: SaveQuestion, solution: Sequence[int]) -> QuestionKind:
    return one.kind or (QuestionKind.SINGLE if len(solution) == 1 else QuestionKind.MULTIPLE)


def _banks(uow: UnitOfWork, topics: set[str]) -> dict[str, int]:
    made = {"asked": USUALLY_ASKED, "changed_at": uow.at, "changed_by_id": uow.actor.id}
    insert_missing(uow, QuestionBank, [{"topic": topic} | made for topic in topics], "topic")
    asked = select(QuestionBank.topic, QuestionBank.id).where(QuestionBank.topic.in_(topics))
    return {row.topic: row.id for row in uow.read(asked.with_for_update(key_share=True))}


def _save(uow: UnitOfWork, bank: int, one: SaveQuestion) -> str:
    solution = read_solution(one.right) or ()
    said = {"kind": _kind(one, solution), "wording": one.wording, "solution": as_numbers(solution)}
    said |= {"choices": json.dumps(list(one.choices), ensure_ascii=False)}
    last = _last(uow, bank, one.code)
    if (
        last is not None
        and last.retired_at is None
        and all(getattr(last, name) == value for name, value in said.items())
    ):
        return "unchanged"
    if last is not None and last.retired_at is None:
        uow.write(update(Question).where(Question.id == last.id).values(retired_at=uow.at))
    key = {"bank_id": bank, "code": one.code, "version": 1 if last is None else last.version + 1}
    uow.write(insert(Question).values(said | key | {"added_at": uow.at, "by_id": uow.actor.id}))
    return "created" if last is None else "changed"


def _last(uow: UnitOfWork, bank: int, code: str) -> Any:
    asked = select(*Question.__table__.c).where(Question.bank_id == bank, Question.code == code)
    return uow.read(asked.order_by(Question.version.desc()).limit(1)).first()


def retire_question(uow: UnitOfWork, request: RetireQuestion) -> QuestionGone:
    """Take a question out of its bank.

    Raises:
        Refusal: ``unknown_question``.
    """
    of_bank = select(QuestionBank.id).where(QuestionBank.topic == request.topic).scalar_subquery()
    live = update(Question).where(Question.bank_id == of_bank, Question.code == request.code)
    known = storable(request.topic) and storable(request.code)
    if not known or not uow.write(live.where(Question.retired_at.is_(None)).values(retired_at=uow.at)).rowcount:
        raise Refusal("unknown_question", topic=request.topic, question=request.code)
    uow.record("retire_question", request.code, topic=request.topic)
    uow.touched(Kind.PEOPLE)
    return QuestionGone(request.topic, request.code)


def set_bank(uow: UnitOfWork, request: SetBank) -> BankKept:
    """Set how many questions an assessment asks.

    Raises:
        Refusal: ``unknown_bank``, ``faulty_entry``, ``bank_too_small`` with how many questions it has.
    """
    faults = Faults()
    Check(faults, 0).whole("asked", request.asked, 1, MOST_ASKED)
    faults.check_entry()
    asked = select(QuestionBank.id).where(QuestionBank.topic == request.topic)
    bank = uow.read(asked).scalar() if storable(request.topic) else None
    if bank is None:
        raise Refusal("unknown_bank", topic=request.topic)
    live = select(func.count()).where(Question.bank_id == bank, Question.retired_at.is_(None))
    held = uow.read(live).scalar_one()
    if held < request.asked:
        raise Refusal("bank_too_small", topic=request.topic, has=held, asked=request.asked)
    row = {"asked": request.asked, "changed_at": uow.at, "changed_by_id": uow.actor.id}
    uow.write(update(QuestionBank).where(QuestionBank.id == bank).values(row))
    uow.record("set_bank", request.topic, asked=request.asked)
    uow.touched(Kind.PEOPLE)
    return BankKept(request.topic, request.asked)


SAVE_QUESTIONS = Verb("save_questions", SaveQuestions, Tally, save_questions, Action.KEEP_STAFF)
RETIRE_QUESTION = Verb("retire_question", RetireQuestion, QuestionGone, retire_question, Action.KEEP_STAFF)
SET_BANK = Verb("set_bank", SetBank, BankKept, set_bank, Action.KEEP_STAFF)
