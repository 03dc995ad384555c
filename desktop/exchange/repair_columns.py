"""The columns of a file of fault reports as the mini-program writes it."""

from typing import Final

from desktop.domain.repairs import Priority
from desktop.exchange.cells import as_word, as_yes_no
from desktop.exchange.columns import Column
from desktop.models.external import ExternalKind

PRIORITIES: Final = {"普通": "normal", "紧急": "urgent", "停机": "standstill"}

REPORT_COLUMNS: Final = (
    Column("number", "报修单号", required=True, also=("report", "report number", "编号")),
    Column(
        "device",
        "设备",
        required=True,
        also=("serial", "serial number", "设备码", "序列号", "sn"),
        names=ExternalKind.DEVICE,
    ),
    Column("model", "型号"),
    Column("fault_class", "故障类别", required=True, also=("fault class", "class")),
    Column("reported_at", "报修时间", required=True, also=("reported", "time")),
    Column("fault", "故障描述", also=("description", "text")),
    Column("reporter", "报修人", also=("reported by", "account")),
    Column("accessories", "附件"),
    Column("decontaminated", "已去污", as_yes_no),
    Column("priority", "紧急程度", as_word(Priority, PRIORITIES)),
    Column("on_site", "现场维修", as_yes_no),
)
