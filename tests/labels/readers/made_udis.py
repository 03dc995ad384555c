"""UDIs of every agency, made up anew from a seed: the message that a reader must deliver, with hostile characters."""

import string
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

UPPER = string.ascii_uppercase + string.digits
CSET_82 = UPPER + string.ascii_lowercase + "!\"%&'()*+,-./:;<=>?_"
GS, RS, EOT = "\x1d", "\x1e", "\x04"
HIBC_43 = string.digits + string.ascii_uppercase + "-. $/+%"


@dataclass(frozen=True, slots=True)
class Made:
    """A made-up UDI.

    Attributes:
        agency: who issued it.
        message: the text of the barcode, GS between the elements of GS1.
    """

    agency: str
    message: str


class Maker:
    """Makes messages in the one form that a label of the product has: fixed elements first, lot and serial last."""

    def __init__(self, seed: int | str) -> None:
        self.random = Random(seed)

    def make(self, agency: str) -> Made:
        """A message of an agency."""
        makers = {
            "GS1": self._gs1, "HIBC": self._hibc, "ICCBBA": self._iccbba, "IFA": self._ifa, "MA": self._ma,
            "AHM": self._ahm,
        }  # fmt: skip
        return Made(agency, makers[agency]())

    def _text(self, characters: str, most: int, least: int = 1) -> str:
        return "".join(self.random.choices(characters, k=self.random.randint(least, most)))

    def _digits(self, count: int) -> str:
        return self._text(string.digits, count, count)

    def _day(self) -> date:
        return date(1978, 1, 1) + timedelta(days=self.random.randrange(35_000))

    def _some(self, parts: list[str]) -> list[str]:
        return [part for part in parts if self.random.random() < 0.6]

    def _gs1(self) -> str:
        body = self._digits(13)
        fixed = self._some([f"17{self._day():%y%m%d}", f"11{self._day():%y%m}00"])
        odd = self.random.random()
        lot = self._text(CSET_82 if odd < 0.5 else UPPER, 10 if odd < 0.8 else 20)
        parts = self._some([f"240{self._text(CSET_82, 6)}"]) if odd > 0.9 else []
        parts += self._some([f"10{lot}", f"21{self._text(CSET_82 if odd < 0.3 else string.digits, 8)}"])
        return f"01{body}{gs1_check(body)}{''.join(fixed)}{GS.join(parts)}"

    def _hibc(self) -> str:
        day, lot, serial = self._day(), self._text(HIBC_43[:38] + "%", 9), self._text(UPPER, 9)
        di = f"+A{self._text(UPPER, 3, 3)}{self._text(UPPER, 9)}{self._digits(1)}"
        data = self.random.choice([
            "", f"/$$7{lot}", f"/$$+7{lot}", f"/$${day:%m%y}{lot}", f"/$$+{day:%m%y}{lot}",
            f"/$$7{lot}/14D{day:%Y%m%d}", f"/$$7{lot}/14D{day:%Y%m%d}/16D{day:%Y%m%d}/S{serial}",
        ])  # fmt: skip
        return di + data + hibc_check(di + data)

    def _iccbba(self) -> str:
        day = self._day()
        year = f"{'9' if day.year < 2000 else '0'}{day:%y%j}"
        rest = [
            f"=,1{self._text(UPPER, 5, 5)}", f"=A9999{self._digits(8)}00", f"=>{year}", f"=}}{year}",
            f"&,1{self._text(UPPER, 18, 18)}",
        ]  # fmt: skip
        return f"=/{self._text('ABCNPZ0189', 5, 5)}{self._text(UPPER, 11, 11)}{''.join(self._some(rest))}"

    def _ifa(self) -> str:
        number, day = "12" + self._text(UPPER, 12), self._day()
        rest = [
            f"1T{self._text(UPPER + '-_', 20)}", f"D{day:%y%m%d}", f"S{self._text(UPPER, 20)}", f"16D{day:%Y%m%d}",
        ]  # fmt: skip
        check = sum(place * ord(sign) for place, sign in enumerate(number, 2)) % 97
        return f"[)>{RS}06{GS}{GS.join([f'9N{number}{check:02d}', *self._some(rest)])}{RS}{EOT}"

    def _ma(self) -> str:
        day = self._day()
        body = f"MA.156.M0.{self._digits(6)}.{self._digits(7)}"
        rest = [
            f".S{self._text(UPPER + '-', 15)}", f".M{day:%Y%m%d}", f".L{self._text(UPPER + '-', 15)}",
            f".D{self._text(UPPER, 9)}", f".E{day:%Y%m%d}",
        ]  # fmt: skip
        data = "".join(self._some(rest))
        return body + ma_check(body) + data + (f".C{ma_check(data)}" if data else "")

    def _ahm(self) -> str:
        day = self._day()
        rest = [
            f"BA{self._text(UPPER, 15)}", f"SN{self._text(UPPER, 15)}", f"MD{day:%Y%m%d}", f"BD{day:%Y%m%d}",
            f"ED{day:%Y%m%d}", "PL2",
        ]  # fmt: skip
        return f"MF{self._digits(13)}{'*'.join(self._some(rest))}"


def gs1_check(body: str) -> str:
    """Modulo 10, weights 3 and 1 from the right (GenSpecs 7.9.1)."""
    return str(-sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(body))) % 10)


def hibc_check(text: str) -> str:
    """Sum of the values modulo 43 (ANSI/HIBC 2.6)."""
    return HIBC_43[sum(HIBC_43.index(sign) for sign in text) % 43]


def ma_check(text: str) -> str:
    """Values of the characters as one row of decimals, every second one from the right doubled, the last not."""
    signs = string.digits + string.ascii_uppercase + string.ascii_lowercase
    values = {sign: place for place, sign in enumerate(signs)}
    decimals = "".join(str(values[sign] if sign in values else 64 + "-.@$,*+%/#!^~".index(sign)) for sign in text)
    doubled = [int(digit) * (1, 2)[place % 2] for place, digit in enumerate(reversed(decimals))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)
