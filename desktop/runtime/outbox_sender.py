"""Sends what is due from a running window, on a thread of its own, while somebody is signed in."""

import threading
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from desktop.domain.changes import Changes, Kind
from desktop.domain.clock import Clock
from desktop.domain.ledger import EnteredBy
from desktop.domain.origin import new_id
from desktop.runtime.jobs import Jobs, JobsEnded
from desktop.runtime.mailbox import Mailbox
from desktop.services.perform import Envelope, Verb
from desktop.storage.errors import EnvironmentFault

EVERY_S: Final = 20.0
"""How often it looks though nothing was announced: another desk may have written, or a later try come due."""

END_S: Final = 2.0
"""So long the end of the program waits for a try under way; its hold ends by itself."""


class OutboxSender(QObject):
    """Looks for messages that are due, and sends them.

    Signals:
        crashed: an exception that nobody expected.
    """

    crashed = Signal(object)

    def __init__(
        self, jobs: Jobs, clock: Clock, workstation: str, mail: Mapping[str, Any], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._clock, self._workstation, self._mail = jobs, clock, workstation, mail
        self._person = ""
        self._wake, self._ending = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, name="outbox", daemon=True)
        self._mailbox = Mailbox(self.crashed.emit, self)
        jobs.changed.connect(self._changed)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End; a try under way is left to its own end."""
        self._ending.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(END_S)

    def set_person(self, badge: str) -> None:
        """In whose name it is sent; "" for nobody, and then nothing is."""
        self._person = badge
        self._wake.set()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if Kind.OUTBOX in changes:
            self._wake.set()

    def _run(self) -> None:
        while not self._ending.is_set():
            try:
                sent = self._round() if self._person else 0
            except JobsEnded:
                return
            except EnvironmentFault:
                sent = 0
            except Exception as error:  # noqa: BLE001  # a bug: told in the window's thread
                self._mailbox.leave(error)
                return
            if not sent:
                self._wake.wait(EVERY_S)
                self._wake.clear()

    def _round(self) -> int:
        from desktop.exchange.sending_round import Sender, carrier, send_round

        store = self._jobs.store()
        return send_round(Sender(self._do, store.read, self._clock, carrier(self._mail), self._goes_on))

    def _goes_on(self) -> bool:
        return not self._ending.is_set() and bool(self._person)

    def _do(self, verb: Verb[Any, Any], request: Any) -> Any:
        return self._jobs.do(verb, request, self._envelope(new_id()))

    def _envelope(self, request_id: UUID) -> Envelope:
        return Envelope(request_id, self._person, self._workstation, EnteredBy.CLICK)
