"""Proving a pack with the very file that an auditor uses; the copy inside the pack is never run."""

import sys
from dataclasses import dataclass
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Final

from desktop.reports.audit_pack.building import VERIFIER
from desktop.storage.backup_file import file_faults
from desktop.storage.errors import EnvironmentFault
from desktop.storage.watch import Watch

_NAME: Final = "sparezone_verify_pack"


@dataclass(frozen=True, slots=True)
class PackFault:
    """One thing that is wrong; ``row`` as a spreadsheet counts it, 0 for none; the words in both languages."""

    code: str
    file: str
    row: int
    english: str
    chinese: str


@dataclass(frozen=True, slots=True)
class PackVerdict:
    """What the verifier found in a pack; ``site`` and days are "" when its manifest cannot be read.

    Attributes:
        head: the last link of the chain, as ``sequence:hash``.
    """

    path: Path
    faults: tuple[PackFault, ...]
    manifest_sha256: str
    links: int
    site: str = ""
    first: str = ""
    last: str = ""
    head: str = ""

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


@cache
def verifier() -> ModuleType:
    """The verifier of this program as a module."""
    spec = spec_from_file_location(_NAME, VERIFIER)
    if spec is None or spec.loader is None:
        raise EnvironmentFault("cannot_open", path=str(VERIFIER))
    module = module_from_spec(spec)
    sys.modules[_NAME] = module
    spec.loader.exec_module(module)
    return module


def prove_pack(path: Path, watch: Watch | None = None) -> PackVerdict:
    """Prove a pack; takes as long as making it.

    Raises:
        EnvironmentFault: ``cannot_open`` when there is nothing at the path.
        Refusal: ``cancelled``.
    """
    with file_faults():
        if not path.exists():
            raise EnvironmentFault("cannot_open", path=str(path))
    proof = verifier().Proof(path)
    proof.progress = lambda done, total: (watch or Watch()).tell(done, total, "chain")
    proof.run()
    faults = tuple(
        PackFault(one.code, one.file, one.row, one.words(chinese=False), one.words(chinese=True))
        for one in proof.faults
    )
    told = proof.manifest if proof.figures else {}
    if not told:
        return PackVerdict(path, faults, proof.manifest_sha256, 0)
    last, period = told["chain"]["last"], told["period"]
    names = (told["site"]["code"], period["first"], period["last"], f"{last['sequence']}:{last['hash']}")
    return PackVerdict(path, faults, proof.manifest_sha256, proof.figures["links"], *names)
