"""A dirty list of devices in GB18030: a dry run that tells every conflict, then the clean list, kept whole; as JSON.

The goal is 60 s for both together with 20,000 rows.
"""

import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any, Final

from benchmarks.measure import Outcome
from benchmarks.warehouse import BADGE, DESK, Warehouse, databases, warehouse
from desktop.exchange.importing import ImportOrder, ImportReport, import_file

HEAD: Final = "序列号,站点,产品标识,型号,品牌,安装地点,客户,区域,购买日期,生产日期,安装日期,保修到期,购买金额"
EVERY: Final = 40
"""One row in so many is dirty; the kinds of dirt take turns."""


def run(*, quick: bool) -> list[Outcome]:
    """Measure on both databases."""
    rows = 2_000 if quick else 20_000
    outcomes: list[Outcome] = []
    with databases() as urls, tempfile.TemporaryDirectory() as folder:
        for kind, url in urls.items():
            with warehouse(url) as made:
                outcomes.append(_measured(made, kind, rows, Path(folder)))
    return outcomes


def _measured(made: Warehouse, kind: str, rows: int, folder: Path) -> Outcome:
    dirty, dry_s = _timed(made, _file(folder / f"{kind}-dirty.csv", rows, dirty=True), dry_run=True)
    clean, clean_s = _timed(made, _file(folder / f"{kind}-clean.csv", rows, dirty=False), dry_run=False)
    codes = sorted({str(fault["code"]) for fault in dirty.faults})
    figures: dict[str, Any] = {"rows": rows, "dry_run_s": dry_s, "conflicts": len(dirty.faults), "codes": codes}
    figures |= {"clean_s": clean_s, "created": clean.created}
    met = dry_s + clean_s <= 60 and clean.created == rows and len(codes) >= 8
    return Outcome(f"device_list_{kind}", figures, goal="dry run and clean import within 60 s", met=met)


def _timed(made: Warehouse, path: Path, *, dry_run: bool) -> tuple[ImportReport, float]:
    begun = perf_counter()
    report = import_file(made.store, ImportOrder("devices", path, BADGE, DESK, dry_run)).value
    return report, round(perf_counter() - begun, 2)


def _file(path: Path, rows: int, *, dirty: bool) -> Path:
    lines = [HEAD]
    for number in range(rows):
        kind = number // EVERY % 8 if dirty and number % EVERY == EVERY - 1 else -1
        lines.append(_line(number, kind))
    path.write_bytes("\r\n".join(lines).encode("gb18030"))
    return path


def _line(number: int, dirt: int) -> str:
    """A row; -1 for a clean one, 0 for the row before again, 1 another model, 2 another customer, and so on."""
    serial, site, model = f"DL-{number:06d}", "SH", f"PD-{number % 9}00"
    bought, made = _day(2024, 2, 1 + number % 28, number % 4), _day(2024, 1, 10, (number + 1) % 4)
    installed, ends, customer, cost = _day(2024, 3, 15, (number + 2) % 4), "", f"仁和医院{number % 50}", "86000.00"
    if dirt == 0:
        return _line(number - 1, -1)
    if dirt == 2:
        serial, customer, model = f"DL-{number - 1:06d}", "另一家医院", f"PD-{(number - 1) % 9}00"
    serial = {1: f"DL-{number - 1:06d}", 3: f"ＤＬ－{number:06d}"}.get(dirt, serial)
    bought = "15/03/2024" if dirt == 4 else bought
    installed = "2024-02-30" if dirt == 5 else installed
    made = "2027-01-01" if dirt == 6 else made
    site, cost = ("NOWHERE", "1.005") if dirt == 7 else (site, cost)
    brand, place = "Invented Power", f"手术室 {number % 30}"
    cells = (serial, site, "06901234567892", model, brand, place, customer, "East", bought, made, installed, ends, cost)
    return ",".join(cells)


def _day(year: int, month: int, day: int, form: int) -> str:
    """A day in one of the forms in which people keep it."""
    forms = (f"{year}-{month:02}-{day:02}", f"{year}/{month}/{day}", f"{year}{month:02}{day:02}")
    return (*forms, f"{year}年{month}月{day}日")[form]
