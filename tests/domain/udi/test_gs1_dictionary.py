"""The table of application identifiers and the checks that it names."""

import importlib.util
from pathlib import Path

import pytest

from desktop.domain.udi import gs1_codes, gs1_linters
from desktop.domain.udi.gs1_dictionary import AI_LENGTHS, all_identifiers, identifier
from desktop.domain.udi.gs1_table import RELEASE

YEAR = 2026


def test_every_identifier_of_the_dictionary_can_be_looked_up() -> None:
    assert RELEASE == "2026-07-27"
    assert len(all_identifiers()) == 541
    for ai in all_identifiers():
        known = identifier(ai)
        assert known is not None
        assert known.pattern.fullmatch("") is None
        assert 1 <= known.minimum <= known.maximum <= 90
        assert AI_LENGTHS[ai[:2]] == len(ai)
        assert {name for _, name in known.checks} <= set(gs1_linters.LINTERS)


def test_fixed_identifiers_have_one_length() -> None:
    fixed = [identifier(ai) for ai in all_identifiers()]
    assert all(known.minimum == known.maximum for known in fixed if known and known.fixed)


def test_unknown_identifiers_are_unknown() -> None:
    assert identifier("05") is None
    assert identifier("0１") is None


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("csum", ["06901234567892"], ["06901234567891"]),
        ("csumalpha", ["1987654Ad4X4bL5ttr2310c2K"], ["1987654Ad4X4bL5ttr2310c2X", "22"]),
        ("gcppos1", ["9521X"], ["952", "95X1"]),
        ("gcppos2", ["A9521"], ["9521", "0A521"]),
        ("yymmdd", ["290228"], ["290200", "291301"]),
        ("yymmd0", ["290200"], ["290229"]),
        ("yyyymmdd", ["20240229"], ["20230229", "00000101"]),
        ("hhmi", ["0000", "2359"], ["2400", "1260"]),
        ("hh", ["23"], ["24"]),
        ("mi", ["59"], ["60"]),
        ("ss", ["59"], ["60"]),
        ("iso3166", ["156", "276"], ["999", "000"]),
        ("iso3166999", ["156", "999"], ["998"]),
        ("iso3166alpha2", ["CN", "DE"], ["AA", "cn"]),
        ("iso4217", ["156", "978"], ["000", "280"]),
        ("iso5218", ["0", "9"], ["3"]),
        ("packagetype", ["1A", "200", "8", "9", "BRI"], ["0", "ZZZ", "2", ""]),
        ("mediatype", ["01", "10", "80", "99"], ["00", "11", "79"]),
        ("winding", ["0", "1", "9"], ["2"]),
        ("yesno", ["0", "1"], ["2"]),
        ("zero", ["0"], ["1"]),
        ("nonzero", ["001"], ["000"]),
        ("nozeroprefix", ["10"], ["01"]),
        ("hyphen", ["-"], ["+"]),
        ("hasnondigit", ["1A"], ["11"]),
        ("importeridx", ["-", "_", "a"], ["+"]),
        ("latitude", ["1800000000"], ["1800000001"]),
        ("longitude", ["3600000000"], ["3600000001"]),
        ("pieceoftotal", ["0101", "0209"], ["0001", "0100", "0201"]),
        ("posinseqslash", ["1/1", "9/10"], ["2/1", "01/2", "1/", "x/y"]),
        ("pcenc", ["A%20B", "", "AB"], ["%", "%2", "%zz"]),
        ("iban", ["DE91100000000123456789"],
         ["DE92100000000123456789", "XX91100000000123456789", "DE91", "DE9110000000012345678a"]),
        ("couponcode",
         ["012345612345611110123", "012345612345611110123" + "11110123" + "9", "0123456123456111101233290630",
          "01234561234561111012332906304290101"],
         ["012345612345611110", "0123456123456111101233291330", "01234561234561111012332901014290630", "X"]),
        ("couponposoffer", ["001234561234560123456"], ["201234561234560123456", "0012345612345601234567"]),
    ],
)  # fmt: skip
def test_each_check_of_the_dictionary_tells_good_from_bad(name: str, good: list[str], bad: list[str]) -> None:
    check = gs1_linters.LINTERS[name]
    assert [value for value in good if check(value, YEAR) is not None] == []
    assert [value for value in bad if check(value, YEAR) is None] == []


def test_the_checks_tried_here_are_all_there_are() -> None:
    tried = test_each_check_of_the_dictionary_tells_good_from_bad.pytestmark[0].args[1]
    assert {name for name, _, _ in tried} == set(gs1_linters.LINTERS)


def test_the_code_lists_are_whole() -> None:
    assert len(gs1_codes.COUNTRIES) == len(gs1_codes.COUNTRY_LETTERS) == 249
    assert len(gs1_codes.CURRENCIES) == 181
    assert len(gs1_codes.MEDIA_TYPES) == 30


DICTIONARY = """\
# Release: 2026-01-01

01         *?  N14,csum,gcppos2   ex=255,37 dlpkey=22,10,21|235   # GTIN
00         *?  N18,csum,gcppos2   dlpkey                          # SSCC
8040           N15                req=01+21 req=00                # IMEI
3100-3105  *?  N6                 req=01,02 ex=310n               # NET WEIGHT (kg)
253         ?  N13,csum,gcppos1 [X..17]                           # GDTI
"""


def test_the_table_is_written_from_the_dictionary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(__file__).parents[3] / "installer" / "gs1_table.py"
    spec = importlib.util.spec_from_file_location("gs1_table_writer", path)
    assert spec is not None
    assert spec.loader is not None
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    source = tmp_path / "dictionary.txt"
    source.write_text(DICTIONARY, encoding="utf-8")
    monkeypatch.setattr(writer, "TARGET", tmp_path / "table.py")
    assert writer.main([str(source), "2026-01-01"]) == 0
    made: dict[str, str] = {}
    exec((tmp_path / "table.py").read_text(encoding="utf-8"), made)
    assert made["RELEASE"] == "2026-01-01"
    assert made["ROWS"].split("\n") == [
        "01|*?|N14,csum,gcppos2|255,37||22,10,21/235|GTIN",
        "00|*?|N18,csum,gcppos2||||SSCC",
        "8040||N15||01+21;00|-|IMEI",
        "3100-3105|*?|N6|310n|01,02|-|NET WEIGHT (kg)",
        "253|?|N13,csum,gcppos1 [X..17]|||-|GDTI",
        "",
    ]
