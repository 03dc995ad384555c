"""Random values in a person's own printer files: the code says the value and nothing else, or the value is refused."""

from random import Random

import pytest

from desktop.domain.errors import Refusal
from desktop.labels.commands import Language
from desktop.labels.raw_template import fill, read_raw
from tests.labels.readers.all_forms import read
from tests.labels.readers.tspl_printer import TsplPrinter
from tests.labels.readers.zpl_printer import print_zpl

SIGNS = "AB01256789^~\\_#>!\"[]RALd&;:8=<'%/.-+ ${}"
GS1 = "010690123456789210{lot}\x1d21{serial}"
ZPL = {
    "^BXN,3,200,,,,_^FDA${lot}B${serial}C": "A{lot}B{serial}C",
    "^BXN,3,200,,,,_,1^FD_1010690123456789210${lot}_121${serial}": GS1,
    "^BXN,3,200,,,,#^FD#1010690123456789210${lot}#121${serial}": GS1,
    "^BQN,2,3^FDMA,${lot}${serial}": "{lot}{serial}",
    "^BQN,2,3^FH^FDHA,x${lot}": "x{lot}",
    "^BY1^BCN,40,N,N,N^FD>:${lot}-${serial}": "{lot}-{serial}",
    "^BY1^BCN,40,N,N,N^FD>;12${lot}34${serial}": "12{lot}34{serial}",
    "^BY1^BCN,40,N,N,N^FD>;>80106901234567892>610${lot}>821${serial}": GS1,
    "^BY1^BCN,40,N,N,N^FH_^FD>:${lot}>512>6${serial}": "{lot}12{serial}",
}
TSPL = {
    'DMATRIX 40,60,90,90,c126,x3,"A${lot}B${serial}C"': "A{lot}B{serial}C",
    'DMATRIX 40,60,90,90,c126,x3,"~1010690123456789210${lot}~121${serial}"': GS1,
    'QRCODE 40,60,M,3,A,0,"${lot}${serial}"': "{lot}{serial}",
    'QRCODE 40,60,M,3,A,0,"\\["]${lot}"': '"{lot}',
    'BARCODE 40,60,"128M",40,0,0,1,1,"!104${lot}-${serial}"': "{lot}-{serial}",
    'BARCODE 40,60,"128M",40,0,0,1,1,"!10512${lot}34${serial}"': "12{lot}34{serial}",
    'BARCODE 40,60,"128M",40,0,0,1,1,"!105!1020106901234567892!10010${lot}!10221${serial}"': GS1,
}


def values(random: Random) -> dict[str, str]:
    """A lot and a serial, of digits, of letters and digits, or of signs that mean something somewhere."""
    alphabet = random.choice(["0123456789", "ABC123", SIGNS, SIGNS])
    return {name: "".join(random.choices(alphabet, k=random.randint(1, 9))) for name in ("lot", "serial")}


def filled(raw: str, language: Language, said: dict[str, str]) -> bytes | None:
    try:
        return fill(read_raw(raw.encode(), language), said)
    except Refusal as refusal:
        if refusal.code != "raw_value_not_allowed":
            raise
        return None


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("field", ZPL)
def test_a_code_of_a_zpl_file_says_the_value(field: str) -> None:
    random, printed = Random(field), 0
    for _ in range(60):
        said = values(random)
        job = filled(f"^XA^CI28^PW900^LL320^FO100,60{field}^FS^XZ", Language.ZPL, said)
        if job is not None:
            (label,) = print_zpl(job, 900, 320, 203).labels
            (found,) = read(label)
            assert found.data.decode() == ZPL[field].format(**said)
            printed += 1
    assert printed > 10


@pytest.mark.requirement("C-14")
@pytest.mark.parametrize("line", TSPL)
def test_a_code_of_a_tspl_file_says_the_value(line: str) -> None:
    random, printed = Random(line), 0
    for _ in range(60):
        said = values(random)
        job = filled(f"SIZE 90 mm,40 mm\r\nCLS\r\n{line}\r\nPRINT 1,1\r\n", Language.TSPL, said)
        if job is not None:
            printer = TsplPrinter(203)
            printer.send(job)
            (label,) = printer.labels
            (found,) = read(label)
            assert found.data.decode() == TSPL[line].format(**said)
            printed += 1
    assert printed > 10


@pytest.mark.parametrize(
    ("raw", "language"),
    [
        ("^XA^FO40,40^BXN,3,200,,,,_,1^FDA_${lot}^FS^XZ", Language.ZPL),
        ("^XA^FO40,40^BXN,3,200,,,,_,1^FDA___d02${lot}^FS^XZ", Language.ZPL),
        ("^XA^FO40,40^BXN,3,200,,,,_,1^FH#^FDA#5F${lot}^FS^XZ", Language.ZPL),
        ("^XA^FO40,40^A0N,20,20^FH#^FDA#${lot}^FS^XZ", Language.ZPL),
        ("^XA^FO40,40^A0N,20,20^FH^FDA_5${lot}^FS^XZ", Language.ZPL),
        ('SIZE 60 mm,40 mm\r\nCLS\r\nDMATRIX 40,60,90,90,c126,x3,"~1A~${lot}"\r\nPRINT 1,1\r\n', Language.TSPL),
        ('SIZE 60 mm,40 mm\r\nCLS\r\nTEXT 1,1,"3",0,1,1,"A\\${lot}"\r\nPRINT 1,1\r\n', Language.TSPL),
        ('SIZE 60 mm,40 mm\r\nCLS\r\nTEXT 1,1,"3",0,1,1,"A\\[${lot}"\r\nPRINT 1,1\r\n', Language.TSPL),
    ],
)
def test_no_value_completes_an_escape_that_the_file_began(raw: str, language: Language) -> None:
    with pytest.raises(Refusal, match="half_an_escape"):
        read_raw(raw.encode(), language)


def test_whole_escapes_may_stand_before_a_value() -> None:
    matrix = "^XA^FO40,40^BXN,3,200,,,,_,1^FH\\^FD_1A__\\5F_${lot}^FS^XZ"
    job = filled(matrix, Language.ZPL, {"lot": "1"})
    assert job is not None
    (found,) = read(print_zpl(job, 480, 320, 203).labels[0])
    assert (found.identifier, found.data) == ("]d2", b"A__1")
    text = 'SIZE 9 mm,9 mm\r\nCLS\r\nTEXT 1,1,"3",0,1,1,"a\\["]\\d${lot}"\r\nPRINT 1,1\r\n'
    assert filled(text, Language.TSPL, {"lot": "1"}) is not None
