"""Device faults: a code and facts, never a sentence; the words are in ``desktop.views.messages``."""

from collections.abc import Mapping

from typing_extensions import override

from desktop.domain.errors import Fact


class DeviceFault(Exception):
    """A device cannot do what was asked of it.

    Attributes:
        code: a stable word such as ``port_in_use``.
        facts: what the words need (name, address, …).
    """

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, Fact] = facts

    @override
    def __str__(self) -> str:
        told = ", ".join(f"{name}={value}" for name, value in self.facts.items())
        return f"{self.code}({told})"


class BadDeviceSetting(DeviceFault):
    """The settings name a kind, a key or a value that no device knows; a person corrects them."""


class LineAbsent(DeviceFault):
    """Nothing answers at this address: it may come back by itself, so it is tried again."""


class LineBlocked(DeviceFault):
    """The port is there and may not be used (no permission, in use): a person frees it."""


class LineMismatch(DeviceFault):
    """Another device stands at this address, or two stand where one was meant."""
