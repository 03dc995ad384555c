"""A file comes in whole or not at all, once, with every fault told by its row and column."""

import threading
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.exchange.exporting import export_file
from desktop.exchange.importing import ImportOrder, ImportReport, import_file
from desktop.exchange.kinds import KINDS
from desktop.exchange.sample_catalogue import box_gtin, gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, NOTICE, SITE, SUPERVISOR
from desktop.models.item import Item, ItemPackage
from desktop.models.ledger import MovementRow
from desktop.models.notice import Notice, NoticeLine
from desktop.models.party import Party
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import WORLD, count, everything, laid_out, opened

ITEMS = (
    "货号,厂家,名称,类型,注册证号,有序列号,单价,产品标识,包装级别,包装数量\r\n"
    f"NEW-1,M,锁定接骨板,植入物,R1,否,860.00,{gtin(71)},1,1\r\n"
    f"NEW-1,M,锁定接骨板,植入物,R1,否,860.00,{box_gtin(71)},2,10\r\n"
    f"NEW-2,M,=1+1,implant,R2,yes,,{gtin(72)[1:]},,\r\n"
)
WRONG = gtin(71)[:-1] + str((int(gtin(71)[-1]) + 1) % 10)
NOTICE_HEAD = "number,site,supplier,owner,item,lot,serial,expires_on,tray\r\n"


def order(folder: Path, kind: str, text: str | bytes, actor: str = ADMINISTRATOR, **more: Any) -> ImportOrder:
    path = folder / "file.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return ImportOrder(kind, path, actor, "DESK-1", **more)


def brought(store: Store, given: ImportOrder) -> ImportReport:
    return import_file(store, given).value


def numbers(report: ImportReport) -> tuple[int, int, int]:
    return report.created, report.changed, report.unchanged


def faults(report: ImportReport) -> list[tuple[Any, ...]]:
    return [(fault["row"], fault["column"], fault["code"]) for fault in report.faults]


def faulty(store: Store, given: ImportOrder) -> list[tuple[Any, ...]]:
    """The faults of a file of which nothing was kept."""
    before = everything(store)
    report = import_file(store, given)
    assert everything(store) == before
    assert not report.changes
    assert not report.value.ok
    return faults(report.value)


def notice_line(number: str, serial: str, expiry: str = "2031-03-31", item: str = gtin(1)) -> str:
    return f"{number},{SITE},M,M,{item},LOT1,{serial},{expiry},TK-101\r\n"


@pytest.mark.requirement("S2-67", "S2-05")
def test_items_come_in_with_their_packages(store: Store, tmp_path: Path) -> None:
    report = brought(store, order(tmp_path, "items", ITEMS))
    assert (report.rows, numbers(report), report.ok, report.repeated) == (3, (2, 0, 0), True, False)
    with store.read() as connection:
        packages = connection.execute(
            select(Item.ref, ItemPackage.di, ItemPackage.level, ItemPackage.quantity)
            .join(Item, Item.id == ItemPackage.item_id)
            .where(Item.ref.like("NEW-%"))
            .order_by(Item.ref, ItemPackage.level)
        ).all()
    assert [tuple(row) for row in packages] == [
        ("NEW-1", gtin(71), 1, 1),
        ("NEW-1", box_gtin(71), 2, 10),
        ("NEW-2", gtin(72), 1, 1),
    ]
    assert count(store, Item, Item.name == "=1+1", Item.carries_serial.is_(True)) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_the_same_file_comes_in_whatever_its_encoding(store: Store, tmp_path: Path, encoding: str) -> None:
    assert numbers(brought(store, order(tmp_path, "items", ITEMS.encode(encoding)))) == (2, 0, 0)
    assert count(store, Item, Item.name == "锁定接骨板") == 1


def test_a_workbook_is_the_same_file_as_the_csv(store: Store, tmp_path: Path) -> None:
    brought(store, order(tmp_path, "items", ITEMS))
    book = xlsxwriter.Workbook(str(tmp_path / "file.xlsx"), {"strings_to_formulas": False})
    for number, line in enumerate(ITEMS.splitlines()):
        book.worksheets() or book.add_worksheet()
        book.worksheets()[0].write_row(number, 0, line.split(","))
    book.close()
    report = brought(store, ImportOrder("items", tmp_path / "file.xlsx", ADMINISTRATOR))
    assert (report.repeated, numbers(report)) == (True, (0, 0, 0))


@pytest.mark.requirement("S2-67")
@pytest.mark.parametrize("kind", ["parties", "items", "people", "bins", "trays", "notices", "stock"])
def test_a_dry_run_tells_what_would_happen_and_changes_nothing(empty_store: Store, tmp_path: Path, kind: str) -> None:
    laid_out(empty_store)
    text = {
        "parties": "code,name,kind\r\nYY,YY医院,医院\r\nXX,XX人民医院,医院\r\n",
        "items": ITEMS,
        "people": "工号,姓名,角色,单位\r\n2000,赵,工程师,EAST\r\n1001,李仓管,仓管员,EAST\r\n",
        "bins": "code,purpose,capacity\r\nA-1-1,units,9\r\nA-1-2,单件,\r\n",
        "trays": f"code,site,owner,seats\r\nTK-001,{SITE},M,20\r\nTK-002,{SITE},M,30\r\nTK-900,{SITE},M,5\r\n",
        "notices": NOTICE_HEAD + notice_line("DN-1", "S1"),
        "stock": f"document,site,item,lot,expires_on,owner,place,quantity\r\n"
        f"OPENING-2,{SITE},{gtin(13)},K1,2031/1/31,M,A-1-1,5\r\n",
    }[kind]
    expected = {
        "parties": (1, 1, 0),
        "items": (2, 0, 0),
        "people": (1, 0, 1),
        "bins": (0, 1, 1),
        "trays": (1, 1, 1),
        "notices": (1, 0, 0),
        "stock": (1, 0, 0),
    }[kind]
    before = everything(empty_store)
    given = order(tmp_path, kind, text)
    dry = import_file(empty_store, ImportOrder(kind, given.path, ADMINISTRATOR, dry_run=True))
    assert (numbers(dry.value), dry.value.dry_run, dry.value.faults, dry.changes) == (expected, True, (), frozenset())
    assert everything(empty_store) == before
    done = brought(empty_store, given)
    assert (numbers(done), done.dry_run) == (expected, False)
    assert everything(empty_store) != before


@pytest.mark.requirement("S2-44")
@pytest.mark.parametrize("kind", ["items", "notices"])
def test_the_same_file_twice_changes_nothing(store: Store, tmp_path: Path, kind: str) -> None:
    given = order(tmp_path, kind, ITEMS if kind == "items" else NOTICE_HEAD + notice_line("DN-1", "S1"))
    brought(store, given)
    before = everything(store)
    again = import_file(store, given)
    assert (again.value.repeated, numbers(again.value), again.changes) == (True, (0, 0, 0), frozenset())
    assert everything(store) == before


def test_only_the_columns_of_the_file_are_changed(store: Store, tmp_path: Path) -> None:
    given = order(tmp_path, "parties", "code,name,kind\r\nM,新名,厂家\r\n")
    assert numbers(brought(store, given)) == (0, 1, 0)
    maker = WORLD.parties.parties[0]
    wanted = (Party.name == "新名", Party.name_en == maker.name_en, Party.licence_number == maker.licence_number)
    assert count(store, Party, Party.code == "M", *wanted) == 1


@pytest.mark.requirement("S2-67", "S2-12")
def test_all_faults_are_told_by_row_and_column_of_the_file(store: Store, tmp_path: Path) -> None:
    text = (
        "# 备注,货号,厂家,名称,类型,注册证号,单价,产品标识\r\n"
        f",A-1,M,甲,植入物,R,860,{WRONG}\r\n"
        "\r\n"
        f",A-2,??,,玩具,R,八,{gtin(72)}\r\n"
        f"x,A-3,??,丙,植入物,,1.005,{gtin(1)}\r\n"
        f",A-4,M,丁,植入物,R,1,{gtin(73)}\r\n"
        f",A-4,M,戊,植入物,R,1,\r\n"
        ",A-5,M,己,植入物,R,1,,多\r\n"
    )
    assert faulty(store, order(tmp_path, "items", text)) == [
        (2, "产品标识", "check_digit"),
        (4, "名称", "required"),
        (4, "类型", "unknown_word"),
        (4, "单价", "bad_number"),
        (5, "注册证号", "empty"),
        (5, "单价", "bad_amount"),
        (5, "厂家", "unknown_party"),
        (5, "产品标识", "di_taken"),
        (7, "名称", "rows_disagree"),
        (7, "产品标识", "required"),
        (8, "", "too_many_cells"),
    ]


def test_faults_of_a_notice_are_told_by_the_rows_of_the_file(store: Store, tmp_path: Path) -> None:
    text = NOTICE_HEAD + "\r\n" + notice_line("DN-1", "S1", "2031-02-30") + notice_line("DN-1", "S2", item="NO")
    text += notice_line("DN-1", "S3") + notice_line("DN-1", "S3").replace(",M,M,", ",M,XX,")
    assert faulty(store, order(tmp_path, "notices", text, CLERK)) == [
        (3, "expires_on", "bad_date"),
        (4, "item", "unknown_item"),
        (6, "owner", "rows_disagree"),
        (6, "serial", "serial_twice"),
    ]


def test_faults_of_the_header_are_told(store: Store, tmp_path: Path) -> None:
    text = "code,code,naem,类型\r\nYY,YY,YY,医院\r\n"
    assert faulty(store, order(tmp_path, "parties", text)) == [
        (1, "code", "repeated_column"),
        (1, "naem", "unknown_column"),
        (1, "name", "missing_column"),
    ]


@pytest.mark.requirement("X-04", "R20")
@pytest.mark.parametrize("header", ["患者姓名", "病人", "Patient name", "patient_id", "#住院号", "身份证号"])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_file_with_patients_is_refused_with_the_column(
    sqlite_url: str, tmp_path: Path, kind: str, header: str
) -> None:
    with opened(sqlite_url) as store:
        given = order(tmp_path, kind, f"code,{header}\r\nYY,张三\r\n")
        assert (1, header, "patient_data") in faulty(store, given)


@pytest.mark.parametrize(
    "text",
    ["'; DROP TABLE party; --", "%", "_", "\\", "a\0b", "a\u202eb", "x" * 100_000, "=1+1", "@SUM(A1)", "'"],
)
def test_hostile_text_is_kept_as_it_is_or_refused(store: Store, tmp_path: Path, text: str) -> None:
    given = order(tmp_path, "parties", f'code,name,kind\r\nYY,"{text}",hospital\r\n')
    report = brought(store, given)
    if report.ok:
        assert count(store, Party, Party.code == "YY", Party.name == text) == 1
    else:
        assert faults(report)[0][:2] == (2, "name")
        assert faults(report)[0][2] in ("hidden_character", "too_long")
        assert count(store, Party, Party.code == "YY") == 0


@pytest.mark.requirement("S2-72", "S2-81")
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("people", "badge,name,role\r\n2000,赵,administrator\r\n"),
        ("items", ITEMS),
        ("stock", f"document,site,item,owner,place\r\nOPENING-2,{SITE},{gtin(1)},M,A-1-1\r\n"),
    ],
)
def test_a_clerk_imports_only_notices(store: Store, tmp_path: Path, kind: str, text: str) -> None:
    before = everything(store)
    for dry_run in (True, False):
        with pytest.raises(Refusal, match="not_allowed"):
            import_file(store, order(tmp_path, kind, text, CLERK, dry_run=dry_run))
    if kind == "people":
        with pytest.raises(Refusal, match="not_allowed"):
            import_file(store, order(tmp_path, kind, text, SUPERVISOR))
    assert everything(store) == before


def test_what_is_no_fault_of_a_row_is_a_refusal(store: Store, tmp_path: Path) -> None:
    cases = {
        "unknown_kind": order(tmp_path, "toys", "a\r\n1\r\n"),
        "no_lines": order(tmp_path, "parties", "code,name,kind\r\n"),
        "unknown_person": order(tmp_path, "parties", "code,name,kind\r\nYY,YY,hospital\r\n", "nobody"),
    }
    for code, given in cases.items():
        given.path.write_text("code,name,kind\r\n" + ("" if code == "no_lines" else "YY,YY,hospital\r\n"))
        with pytest.raises(Refusal, match=code):
            import_file(store, given)
    with pytest.raises(Refusal, match="notice_differs"):
        import_file(store, order(tmp_path, "notices", NOTICE_HEAD + notice_line(NOTICE, "S1")))


def test_two_imports_of_the_same_notice_at_once_keep_one(store: Store, tmp_path: Path) -> None:
    text = NOTICE_HEAD + "".join(notice_line("DN-1", f"S{number}") for number in range(100))
    given = order(tmp_path, "notices", text, CLERK)
    reports: list[ImportReport] = []
    desks = [threading.Thread(target=lambda: reports.append(brought(store, given))) for _ in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(report.repeated for report in reports) == [False, True, True, True]
    assert sorted(report.created for report in reports) == [0, 0, 0, 100]
    assert count(store, Notice) == 2
    assert count(store, NoticeLine) == 220


# ---------------------------------------------------------------- out and in again


@pytest.mark.parametrize("chinese", [False, True])
@pytest.mark.parametrize("kind", ["parties", "items", "people", "bins", "trays"])
def test_what_goes_out_comes_in_again_unchanged(store: Store, tmp_path: Path, kind: str, chinese: bool) -> None:
    brought(store, order(tmp_path, "items", ITEMS))
    brought(store, order(tmp_path, "parties", 'code,name,kind\r\nY1,"=1+1",hospital\r\nY2,"\'-x",hospital\r\n'))
    with store.read() as connection:
        content = export_file(connection, kind, chinese=chinese)
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n=" not in content
    assert b",=" not in content
    report = brought(store, order(tmp_path, kind, content))
    assert (report.faults, report.created, report.changed) == ((), 0, 0)
    assert report.unchanged > 0


def test_a_notice_and_the_stock_move_to_an_empty_database(database_url: str, tmp_path: Path, sqlite_url: str) -> None:
    with opened(database_url) as store:
        laid_out(store)
        with store.read() as connection:
            notice = export_file(connection, "notices", of=NOTICE)
            stock = export_file(connection, "stock", of=SITE)
    other = tmp_path / "other.db"
    other.write_bytes(_template(sqlite_url))
    with opened(f"sqlite:///{other}") as store:
        _lay_out_without_goods(store)
        assert numbers(brought(store, order(tmp_path, "notices", notice))) == (120, 0, 0)
        assert brought(store, order(tmp_path, "stock", stock)).faults == ()
        assert count(store, MovementRow) == 1
        with store.read() as connection:
            assert export_file(connection, "notices", of=NOTICE) == notice
            assert sorted(export_file(connection, "stock", of=SITE).splitlines()) == sorted(stock.splitlines())


def _template(sqlite_url: str) -> bytes:
    from tests.conftest import migrate

    path = Path(sqlite_url.removeprefix("sqlite:///")).with_name("template.db")
    migrate(f"sqlite:///{path}")
    return path.read_bytes()


def _lay_out_without_goods(store: Store) -> None:
    from desktop.domain.origin import new_id
    from desktop.services.master_data.items import SAVE_ITEMS
    from desktop.services.master_data.parties import SAVE_PARTIES
    from desktop.services.master_data.setting_up import set_up
    from desktop.services.perform import Envelope
    from desktop.services.zones import ADD_ZONE
    from tests.exchange.worlds import do

    set_up(store, WORLD.set_up, Envelope(new_id(), ADMINISTRATOR))
    do(store, SAVE_PARTIES, WORLD.parties)
    do(store, SAVE_ITEMS, WORLD.items)
    do(store, ADD_ZONE, WORLD.zone)
