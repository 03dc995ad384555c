"""Ways by which a party is reached: mail, web address, folder or our own inbox; secrets stay in the key store."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final
from urllib.parse import SplitResult, urlsplit

from sqlalchemy import insert, select, update

from desktop.domain.errors import Refusal
from desktop.domain.outbox import PERSON, ROLE, ChannelForm, ChannelKind
from desktop.domain.permissions import Action, Role
from desktop.models.outbox import Channel
from desktop.services.master_data.entry import Check, Faults
from desktop.services.master_data.lookups import party_named, person_named
from desktop.services.perform import Verb
from desktop.storage.unit_of_work import UnitOfWork

PLACEHOLDER: Final = "{secret}"
"""Stands in an address for the secret of the channel."""

_MAIL: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}", re.ASCII)
_LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})
_ROLES: Final = frozenset(ROLE + role.value for role in Role)
_LANGUAGES: Final = frozenset({"zh_CN", "en"})


@dataclass(frozen=True, slots=True)
class SetChannel:
    """Add a way to a party, or change it.

    Attributes:
        address: a mail address; ``https://…``, in which ``{secret}`` stands for the secret; an absolute folder; or
            ``role:clerk`` or ``person:1001`` in whose inbox it is put.
        kinds: of messages that go this way; none for all.
        secret: the name of its secret in the key store, see ``sparezone secret``.
    """

    code: str
    receiver: str
    kind: ChannelKind
    address: str
    form: ChannelForm = ChannelForm.JSON
    kinds: tuple[str, ...] = ()
    secret: str = ""
    language: str = "zh_CN"


@dataclass(frozen=True, slots=True)
class ChannelSet:
    """The way, and whether it is new."""

    code: str
    created: bool


@dataclass(frozen=True, slots=True)
class RetireChannel:
    """Send nothing this way any more."""

    code: str


@dataclass(frozen=True, slots=True)
class ChannelRetired:
    """What was retired."""

    code: str


def set_channel(uow: UnitOfWork, request: SetChannel) -> ChannelSet:
    """Add or change a way.

    Raises:
        Refusal: ``faulty_entry`` naming each field, ``unknown_party``, ``unknown_person`` of an in-app address,
            ``channel_of_other`` when the name belongs to a way to somebody else.
    """
    faults = Faults()
    _check(Check(faults, 0), request)
    faults.check_entry()
    receiver = party_named(uow, request.receiver)
    if request.kind is ChannelKind.IN_APP and request.address.startswith(PERSON):
        person_named(uow, request.address.removeprefix(PERSON))
    known = uow.read(select(Channel.id, Channel.receiver_id).where(Channel.code == request.code)).first()
    if known is not None and known.receiver_id != receiver:
        raise Refusal("channel_of_other", channel=request.code)
    way = {"kind": request.kind, "form": request.form, "address": request.address, "kinds": " ".join(request.kinds)}
    way |= {"secret": request.secret, "language": request.language}
    row = way | {"set_at": uow.at, "set_by_id": uow.actor.id, "retired_at": None}
    if known is None:
        whose = {"code": request.code, "receiver_id": receiver, "partner_id": uow.actor.partner_id or receiver}
        uow.write(insert(Channel).values(row | whose))
    else:
        uow.write(update(Channel).where(Channel.id == known.id).values(row))
    uow.record("set_channel", request.code, receiver=request.receiver, address=request.address, kinds=way["kinds"])
    return ChannelSet(request.code, known is None)


def _check(check: Check, request: SetChannel) -> None:
    check.code("code", request.code)
    check.text("address", request.address, 500, required=True)
    check.text("secret", request.secret, 60)
    for kind in request.kinds:
        check.code("kinds", kind)
    if request.language not in _LANGUAGES:
        check.fault("language", "unknown_word", request.language)
    if not _is_address(request.kind, request.address):
        check.fault("address", "bad_address", request.address)
    if (PLACEHOLDER in request.address) != bool(request.secret):
        check.fault("secret", "secret_unused" if request.secret else "empty", request.secret)


def _is_address(kind: ChannelKind, address: str) -> bool:
    if kind is ChannelKind.MAIL:
        return _MAIL.fullmatch(address) is not None
    if kind is ChannelKind.IN_APP:
        return address in _ROLES or (address.startswith(PERSON) and address != PERSON)
    if kind is ChannelKind.FILE:
        return PurePosixPath(address).is_absolute() or PureWindowsPath(address).is_absolute()
    try:
        parts = urlsplit(address)
        return _is_safe(parts) and all("!" <= letter <= "~" for letter in address)
    except ValueError:
        return False


def _is_safe(parts: SplitResult) -> bool:
    """Encrypted, or not leaving this computer; with no name and password in the address."""
    scheme = "https" if parts.hostname not in _LOCAL else parts.scheme
    return bool(parts.hostname) and parts.scheme == scheme in ("http", "https") and parts.username is None


def retire_channel(uow: UnitOfWork, request: RetireChannel) -> ChannelRetired:
    """Retire a way; what was begun on it is still tried.

    Raises:
        Refusal: ``unknown_channel``.
    """
    known = update(Channel).where(Channel.code == request.code, Channel.retired_at.is_(None))
    if not uow.write(known.values(retired_at=uow.at)).rowcount:
        raise Refusal("unknown_channel", channel=request.code)
    uow.record("retire_channel", request.code)
    return ChannelRetired(request.code)


SET_CHANNEL = Verb("set_channel", SetChannel, ChannelSet, set_channel, Action.EDIT_MASTER_DATA)
RETIRE_CHANNEL = Verb("retire_channel", RetireChannel, ChannelRetired, retire_channel, Action.EDIT_MASTER_DATA)
