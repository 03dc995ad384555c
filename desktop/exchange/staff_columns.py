"""The columns of a question bank as a file."""

from typing import Final

from desktop.domain.qualification import QuestionKind
from desktop.exchange.cells import as_word
from desktop.exchange.columns import Column

QUESTION_KINDS: Final = {"单选": "single", "单选题": "single", "多选": "multiple", "多选题": "multiple"}

QUESTION_COLUMNS: Final = (
    Column("code", "题号", required=True, also=("number", "编号")),
    Column("wording", "题目", required=True, also=("question", "题干", "问题")),
    Column("choice_1", "选项A", required=True, also=("a", "choice a", "选项1")),
    Column("choice_2", "选项B", required=True, also=("b", "choice b", "选项2")),
    Column("choice_3", "选项C", also=("c", "choice c", "选项3")),
    Column("choice_4", "选项D", also=("d", "choice d", "选项4")),
    Column("choice_5", "选项E", also=("e", "choice e", "选项5")),
    Column("choice_6", "选项F", also=("f", "choice f", "选项6")),
    Column("right", "答案", required=True, also=("answer", "solution", "正确答案")),
    Column("kind", "题型", as_word(QuestionKind, QUESTION_KINDS), also=("type",)),
    Column("topic", "主题", also=("line", "model", "产品线", "型号")),
)
