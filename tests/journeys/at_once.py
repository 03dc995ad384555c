"""Two desks that send a request each in the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from desktop.domain.errors import Refusal


def at_once(*requests: Callable[[], object]) -> list[str]:
    """Send requests from as many threads in the same moment; the code of each refusal, or "done", in their order."""
    barrier = threading.Barrier(len(requests))

    def send(request: Callable[[], object]) -> str:
        barrier.wait()
        try:
            request()
        except Refusal as refusal:
            return refusal.code
        return "done"

    with ThreadPoolExecutor(len(requests)) as threads:
        return list(threads.map(send, requests))
