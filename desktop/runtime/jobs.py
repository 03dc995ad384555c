"""The database threads: one posts, one reads, so that a long list never holds up a scan.

Work goes in as a function, the answer comes back in the GUI thread to a bound method. After a commit there is exactly
one ``changed``.
"""

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.domain.errors import Refusal
from desktop.runtime.mailbox import Mailbox
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.errors import EnvironmentFault
from desktop.storage.unit_of_work import Done, Store

DEADLINE_S: Final = 10
"""After so many seconds without an answer the person is told that the database is silent."""

WAITING_S: Final = 0.2
"""How often somebody who waits for an answer looks whether the threads have ended."""

Take = Callable[[Any], None]


class JobsEnded(Exception):
    """The database threads have ended: what was asked was not done and will not be."""


@dataclass(frozen=True, slots=True)
class _Job:
    work: Callable[[Store], Any]
    taken: Take
    failed: Callable[[Exception], None]
    initiator: object


@dataclass(frozen=True, slots=True)
class _Answered:
    job: _Job
    value: Any = None
    error: Exception | None = None


def _nobody(_answer: object) -> None:
    """Somebody else has the answer already."""


class _Waited:
    """Work that a thread waits for: it gets the answer, or the exception, itself."""

    def __init__(self, work: Callable[[Store], Done[Any]]) -> None:
        self.answer: Future[Any] = Future()
        self._work = work

    def work(self, store: Store) -> Done[Any]:
        """On the posting thread; an environment fault goes on, so that everybody hears of it."""
        try:
            done = self._work(store)
        except EnvironmentFault as fault:
            self.fail(fault)
            raise
        except Exception as error:  # noqa: BLE001  # handed to the thread that waits, which knows bugs from refusals
            self.fail(error)
            return Done(None, frozenset())
        self.answer.set_result(done.value)
        return done

    def fail(self, error: Exception) -> None:
        """Also when the database could not even be opened."""
        if not self.answer.done():
            self.answer.set_exception(error)


class _Worker:
    """One thread with one queue of jobs."""

    def __init__(self, name: str, deliver: Callable[[_Answered], None]) -> None:
        self.jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self.busy_since: float | None = None
        self._deliver = deliver
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._open: Callable[[], Store] | None = None

    def start(self, open_store: Callable[[], Store]) -> None:
        self._open = open_store
        self._thread.start()

    def stop(self, seconds: float) -> None:
        self.jobs.put(None)
        if self._thread.is_alive():
            self._thread.join(seconds)

    @property
    def is_alive(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        while (job := self.jobs.get()) is not None:
            self.busy_since = time.monotonic()
            self._do(job)
            self.busy_since = None

    def _do(self, job: _Job) -> None:
        assert self._open is not None  # noqa: S101  # started with a store
        try:
            value = job.work(self._open())
        except Exception as error:  # noqa: BLE001  # handed to the GUI thread, which knows bugs from faults
            self._deliver(_Answered(job, error=error))
        else:
            self._deliver(_Answered(job, value))


class Jobs(QObject):
    """Runs work on the database and brings the answers home.

    Signals:
        changed: what a commit touched (`desktop.domain.changes.Changes`) and who started it.
        silent: True when the database has not answered for `DEADLINE_S`, False when it does again.
        failed: an environment fault, also given to the job's own ``failed``.
        crashed: an exception that nobody expected: a bug.
    """

    changed = Signal(object, object)
    silent = Signal(bool)
    failed = Signal(object)
    crashed = Signal(object)

    def __init__(self, open_store: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opening = threading.Lock()
        self._open_store = open_store
        self._store: Store | None = None
        self._silent = False
        self._mailbox = Mailbox(self._take, self)
        self._workers = [
            _Worker("database-writer", self._mailbox.leave),
            _Worker("database-reader", self._mailbox.leave),
        ]
        self._watch = QTimer(self)
        self._watch.setInterval(1000)
        self._watch.timeout.connect(self._look)

    def start(self) -> None:
        """Start both threads; the database is opened by the first job."""
        for worker in self._workers:
            worker.start(self.store)
        self._watch.start()

    def stop(self, seconds: float = DEADLINE_S) -> None:
        """Finish what is queued, then end the threads and give back the connections."""
        self._watch.stop()
        for worker in self._workers:
            worker.stop(seconds)
        if self._store is not None:
            self._store.close()

    def store(self) -> Store:
        """The store, opened once; a failed opening is tried again by the next job."""
        with self._opening:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def write(
        self,
        verb: Verb[Any, Any],
        request: Any,
        envelope: Envelope,
        taken: Take,
        failed: Callable[[Exception], None],
    ) -> None:
        """Do a verb; ``taken`` gets its answer, ``failed`` the refusal or the fault."""
        self.write_with(lambda store: perform(store, verb, request, envelope), taken, failed)

    def write_with(self, work: Callable[[Store], Done[Any]], taken: Take, failed: Callable[[Exception], None]) -> None:
        """Do work that commits on the posting thread; it answers a `Done`."""
        self._workers[0].jobs.put(_Job(work, taken, failed, getattr(taken, "__self__", None)))

    def do(self, verb: Verb[Any, Any], request: Any, envelope: Envelope) -> Any:
        """Do a verb on the posting thread and wait for its answer: for threads of devices, never the window's.

        ``changed`` is announced as for any other commit, and an environment fault also by ``failed``.

        Raises:
            Refusal, EnvironmentFault: nothing was changed.
            JobsEnded: the program is ending.
        """
        waited = _Waited(lambda store: perform(store, verb, request, envelope))
        self.write_with(waited.work, _nobody, waited.fail)
        while not waited.answer.done():
            alive = self._workers[0].is_alive
            wait([waited.answer], WAITING_S)
            if not alive and not waited.answer.done():
                raise JobsEnded
        return waited.answer.result()

    def read(self, work: Callable[[Any], Any], taken: Take, failed: Callable[[Exception], None]) -> None:
        """Run a query on the reading thread: ``work`` gets a connection and returns frozen rows."""

        def run(store: Store) -> Any:
            with store.read() as connection:
                return work(connection)

        self._workers[1].jobs.put(_Job(run, taken, failed, None))

    def _take(self, answered: _Answered) -> None:
        job, value, error = answered.job, answered.value, answered.error
        receiver = getattr(job.taken, "__self__", None)
        gone = isinstance(receiver, QObject) and not isValid(receiver)
        if isinstance(value, Done):
            if not gone:
                job.taken(value.value)
            if value.changes:
                self.changed.emit(value.changes, job.initiator)
        elif error is None and not gone:
            job.taken(value)
        elif error is not None:
            self._fail(job, error, gone=gone)

    def _fail(self, job: _Job, error: Exception, *, gone: bool) -> None:
        if isinstance(error, EnvironmentFault):
            self.failed.emit(error)
        elif not isinstance(error, Refusal):
            self.crashed.emit(error)
        if not gone:
            job.failed(error)

    def _look(self) -> None:
        now = time.monotonic()
        since = [worker.busy_since for worker in self._workers if worker.busy_since is not None]
        silent = any(now - moment > DEADLINE_S for moment in since)
        if silent != self._silent:
            self._silent = silent
            self.silent.emit(silent)
