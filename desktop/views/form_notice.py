"""What is wrong with a form that is being sent: at its fields, and below them."""

from collections.abc import Mapping
from typing import Any

from desktop.presenters.entry import Entry
from desktop.views.entry_words import fault_words, words_of
from desktop.views.widgets.form import Form
from desktop.views.widgets.text import Text, TextKind


class FormNotice(Text):
    """Tells the faults of an entry while its form is in sight: at their fields, and here what belongs to none."""

    def __init__(self, entry: Entry, form: Form | None = None) -> None:
        super().__init__("", TextKind.ERROR)
        self.form = form
        self.setWordWrap(True)
        self.hide()
        entry.refused.connect(self._show_faults)
        entry.failed.connect(self._show_problem)

    def say(self, words: str) -> None:
        """Say something below the form; "" takes it back."""
        self.setText(words)
        self.setVisible(bool(words))

    def _show_faults(self, faults: Mapping[str, tuple[str, Mapping[str, Any]]]) -> None:
        if self.form is not None and self.form.isVisible():
            words = {field: fault_words(code, facts) for field, (code, facts) in faults.items()}
            self.form.show_errors(words)
            self.say(" ".join(said for field, said in words.items() if field not in self.form.rows))

    def _show_problem(self, error: Exception) -> None:
        if self.form is not None and self.form.isVisible():
            self.say(words_of(error))
