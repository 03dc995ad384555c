"""One word for each customer: whoever types a name of the catalogue means the code, so that all rules find the device.

Records of devices, warranty rules, service levels and rates name a customer in words. A customer that is in the
catalogue is kept by its code there; one that is not stays as it was typed.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import Connection, or_, select

from desktop.models.party import Party


def codes_of(connection: Connection, words: Collection[str]) -> Mapping[str, str]:
    """The code for each word that is the name of exactly one party in use; other words are not in it."""
    asked = select(Party.code, Party.name, Party.name_en).where(Party.retired_at.is_(None))
    if len(words) == 1:
        asked = asked.where(or_(*(column.in_(words) for column in (Party.code, Party.name, Party.name_en))))
    rows = connection.execute(asked).all()
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for code, *names in rows:
        for name in names:
            meant[name].add(code)
    taken = {row.code for row in rows}
    return {word: min(meant[word]) for word in words if word and word not in taken and len(meant[word]) == 1}


def code_of(connection: Connection, word: str) -> str:
    """The code of the party that has this name; otherwise the word as it is."""
    return codes_of(connection, (word,)).get(word, word) if word else ""


def name_of(connection: Connection, word: str) -> str:
    """How a customer is called on paper: the name of the party, otherwise the word as it is."""
    asked = select(Party.name).where(Party.code == code_of(connection, word), Party.retired_at.is_(None))
    return connection.execute(asked).scalar() or word


def words_of(connection: Connection, word: str) -> tuple[str, ...]:
    """Every word by which records may name a customer: the word itself, and code and names of the party."""
    code = code_of(connection, word)
    asked = select(Party.name, Party.name_en).where(Party.code == code, Party.retired_at.is_(None))
    row = connection.execute(asked).first()
    return tuple(dict.fromkeys(one for one in (word, code, *(row or ())) if one))
