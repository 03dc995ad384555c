"""What the running clock tells at this desk: a sound, a line in the Answer, a notification of the system."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from desktop.domain.deadlines import OVERDUE, WATCHES, Basis
from desktop.domain.expiry_warnings import warned_days
from desktop.domain.permissions import Role
from desktop.presenters.ahead import reader_of, told_to
from desktop.presenters.answer import Verdict
from desktop.presenters.reply import Reply
from desktop.presenters.session import Session
from desktop.queries.inbox import InboxRow
from desktop.queries.reminders import ReminderRow
from desktop.queries.warranty_reminders import WarrantyReminderRow
from desktop.views.icons import icon
from desktop.views.messages import card

SHOWN_MS: Final = 15_000
"""How long a notification of the system stays."""
MOST_NAMED: Final = 3
"""Documents that are named when several reminders come at once."""


class ReminderTeller(QObject):
    """Tells the reminders and notices of a look of the clock once, those of the person at the desk.

    Args:
        session: who is at the desk; with nobody there everything is told.
        site: code of the desk's site, "" for all.
        tray: makes the icon that shows notifications, None where the system has no place for them.

    Signals:
        told: a `Reply` for the Answer, to be shown unless the line is held, and the sound to play in any case.
        wanted: somebody pressed the notification: ``reminders``, ``notices`` or ``warranties``, whichever was told
            last.
    """

    told = Signal(object, str)
    wanted = Signal(str)

    def __init__(
        self,
        session: Session,
        site: str = "",
        tray: "Callable[[QObject], QSystemTrayIcon | None] | None" = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._site = session, site
        self._make_icon = tray or system_tray
        self._icon: QSystemTrayIcon | None = None
        self._last = ""

    def tell(self, reminders: Sequence[ReminderRow]) -> None:
        """Tell what is new; of expiry days only the system's notification tells, so that no scan is disturbed."""
        rows = self._mine(reminders)
        mine = [row for row in rows if row.rule not in WATCHES]
        watched = [row for row in rows if row.rule in WATCHES]
        if watched:
            self._last = "reminders"
            self._notify(reply_to_expiry(watched))
        if not mine:
            return
        self._say(reply_to(mine), "refused" if any(_is_grave(row) for row in mine) else "marked", "reminders")

    def tell_notices(self, notices: Sequence[InboxRow]) -> None:
        """Tell what arrived in-app."""
        reader = reader_of(self._session.person, self._site)
        mine = [row for row in notices if reader is None or _is_for(row, reader.role, reader.badge)]
        mine = [row for row in mine if row.badge or self._site in ("", row.site)]
        if mine:
            self._say(reply_to_notices(mine), "marked", "notices")

    def tell_warranties(self, rows: Sequence[WarrantyReminderRow]) -> None:
        """Tell engineers of warranties that begin or end; of one that is somebody's work only that person."""
        person = self._session.person
        told = told_to(person)
        if told not in (None, "", Role.ENGINEER.value):
            return
        badge = "" if person is None else person.badge
        mine = [row for row in rows if self._site in ("", row.site) and row.badge in ("", badge)]
        if mine:
            self._say(reply_to_warranties(mine), "marked", "warranties")

    def _say(self, reply: Reply, sound: str, place: str) -> None:
        self._last = place
        self.told.emit(reply, sound)
        self._notify(reply)

    def _mine(self, reminders: Sequence[ReminderRow]) -> list[ReminderRow]:
        """Those for the person at the desk, each stage once, what is due first on top."""
        told = told_to(self._session.person) or ""
        kept: dict[tuple[str, str, str], ReminderRow] = {}
        for row in sorted(reminders, key=lambda one: one.due_at):
            fits = (not told or row.told == told) and (not self._site or row.site == self._site)
            if fits and row.running:
                kept.setdefault((row.document, row.rule, row.stage), row)
        return list(kept.values())

    def _notify(self, reply: Reply) -> None:
        if self._icon is None:
            self._icon = self._make_icon(self)
            if self._icon is None:
                return
            self._icon.messageClicked.connect(self._clicked)
        said = card(reply)
        self._icon.show()
        self._icon.showMessage(said.headline, said.detail, QSystemTrayIcon.MessageIcon.Warning, SHOWN_MS)

    def _clicked(self) -> None:
        self.wanted.emit(self._last)

    def stop(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()


def system_tray(parent: QObject) -> QSystemTrayIcon | None:
    """The program's icon in the system's tray, None where there is no tray."""
    if not QSystemTrayIcon.isSystemTrayAvailable():
        return None
    return QSystemTrayIcon(icon("bell", size=32), parent)


def _is_grave(row: ReminderRow) -> bool:
    return row.stage == OVERDUE or row.basis is Basis.LEGAL


def reply_to(reminders: Sequence[ReminderRow]) -> Reply:
    """One line for one reminder or for many."""
    first = reminders[0]
    if len(reminders) > 1:
        documents = list(dict.fromkeys(row.document for row in reminders))
        return Reply(Verdict.MARKED, "reminders_told", {"count": len(reminders), "document": documents[:MOST_NAMED]})
    facts = {"rule": first.rule, "warning": first.stage, "document": first.document, "hospital": first.hospital}
    facts["hospital_en"] = first.hospital_en
    code = "reminder_told_late" if first.late else "reminder_told"
    return Reply(Verdict.MARKED, code, facts | {"at": first.due_at})


def reply_to_expiry(reminders: Sequence[ReminderRow]) -> Reply:
    """One line for all lots that were warned of."""
    over = [row for row in reminders if row.stage == OVERDUE]
    near = [row for row in reminders if row.stage != OVERDUE]
    if not near:
        return Reply(Verdict.MARKED, "lots_expired", {"count": len(over)})
    days = max(warned_days(row.stage, row.due_at - row.fired_at) for row in near)
    if len(reminders) == 1:
        return Reply(Verdict.MARKED, "lot_near_expiry", {"document": near[0].document, "days": days})
    return Reply(Verdict.MARKED, "lots_expire", {"count": len(near), "days": days, "expired": len(over)})


def reply_to_warranties(rows: Sequence[WarrantyReminderRow]) -> Reply:
    """One line for one warranty or for many."""
    first = rows[0]
    if len(rows) > 1:
        serials = list(dict.fromkeys(row.serial for row in rows))[:MOST_NAMED]
        return Reply(Verdict.MARKED, "warranty_reminders_told", {"count": len(rows), "serials": serials})
    facts = {"serial": first.serial, "day": first.last, "model": first.model, "customer": first.customer}
    return Reply(Verdict.MARKED, "warranty_reminder_told", facts)


def _is_for(row: InboxRow, role: str, badge: str) -> bool:
    return row.badge == badge if row.badge else role in ("", row.told)


def reply_to_notices(notices: Sequence[InboxRow]) -> Reply:
    """One line for one notice or for many."""
    first = notices[0]
    if len(notices) > 1:
        documents = list(dict.fromkeys(row.document for row in notices))[:MOST_NAMED]
        return Reply(Verdict.MARKED, "notices_arrived", {"count": len(notices), "document": documents})
    return Reply(Verdict.MARKED, "notice_arrived", {"message": first.kind, "document": first.document})
