"""Check digits and check characters, each as its standard has it. All take ASCII text that is already known to fit."""

from desktop.domain.udi.characters import CSET82, LETTERS_DIGITS

HIBC43 = LETTERS_DIGITS + "-. $/+%"
"""The 43 characters of HIBC in the order of their values (ANSI/HIBC 2.6, appendix B)."""

_CSET32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_CSET82_VALUES = {character: value for value, character in enumerate(CSET82)}
_HIBC_VALUES = {character: value for value, character in enumerate(HIBC43)}
_MA_VALUES = {
    **{character: value for value, character in enumerate(LETTERS_DIGITS + "abcdefg")},
    **{character: value for value, character in enumerate("hijklmnopqrstuvwxyz-.@$,*+%/#!^~", start=45)},
}
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def gs1_digit(body: str) -> str:
    """The GS1 check digit over all digits before it: weights 3, 1, 3 … from the right (GenSpecs 7.9.1)."""
    codes = body.encode()
    total = 3 * sum(codes[-1::-2]) + sum(codes[-2::-2])
    length = len(codes)
    return str(-(total - 48 * (3 * ((length + 1) // 2) + length // 2)) % 10)


def gs1_digit_fits(number: str) -> bool:
    """Whether the last digit is the GS1 check digit of those before it."""
    return number[-1] == gs1_digit(number[:-1])


def _primes(count: int) -> list[int]:
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % prime for prime in found):
            found.append(number)
        number += 1
    return found


_PRIMES = _primes(97)


def gs1_pair(body: str) -> str:
    """The GS1 check character pair of alphanumeric keys: primes from the right, mod 1021 (GenSpecs 7.9.5)."""
    total = sum(_CSET82_VALUES[character] * prime for character, prime in zip(reversed(body), _PRIMES, strict=False))
    total %= 1021
    return _CSET32[total >> 5] + _CSET32[total & 31]


def hibc_character(body: str) -> str:
    """The HIBC check character: plain sum of values modulo 43 (ANSI/HIBC 2.6, appendix B)."""
    return HIBC43[sum(_HIBC_VALUES[character] for character in body) % 43]


def ppn_digits(body: str) -> str:
    """The two check digits of a PPN: ASCII values times 2, 3, 4 … from the left, mod 97 (PPN-Code Specification)."""
    total = sum(code * weight for weight, code in enumerate(body.encode(), start=2))
    return f"{total % 97:02d}"


def pzn_fits(pzn: str) -> bool:
    """Whether the eighth digit of a PZN is right: weights 1 to 7, mod 11; a rest of 10 is never given out."""
    return sum(weight * int(digit) for weight, digit in enumerate(pzn[:7], start=1)) % 11 == int(pzn[7])


def ma_digit(body: str) -> str | None:
    """The MA (IDcode) check digit as secondary sources describe it, or ``None`` where a character has no value.

    The characters' values are joined to decimals; then mod 10 with every second decimal from the right doubled, the
    last one not.
    """
    values = [_MA_VALUES.get(character) for character in body]
    if None in values:
        return None
    decimals = "".join(str(value) for value in values)
    total = sum(
        int(digit) if place % 2 == 0 else _DOUBLED[int(digit)] for place, digit in enumerate(reversed(decimals))
    )
    return str(-total % 10)
