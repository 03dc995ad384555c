"""Why a message did not get there."""

from desktop.domain.errors import Refusal


class SendingFault(Refusal):
    """A try failed.

    Attributes:
        final: another try would be answered the same; a person must look.
        reply: the first words of the receiver's answer.
    """

    def __init__(self, code: str, reply: str = "", *, final: bool = False) -> None:
        super().__init__(code, reply=reply)
        self.final = final
        self.reply = reply
