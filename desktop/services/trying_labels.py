"""What a label would say: ordered as ever, by the same rules, and taken back before anybody sees it."""

from dataclasses import replace

from desktop.domain.permissions import Action
from desktop.queries.labels import LabelContent, label_content
from desktop.services.ordering_labels import LabelsOrdered, OrderLabels, order_labels
from desktop.services.perform import Envelope, Verb, perform
from desktop.storage.unit_of_work import Store, UnitOfWork


class _Tried(Exception):  # not an error: the way out of the transaction, so that nothing of it is kept
    def __init__(self, content: LabelContent) -> None:
        super().__init__()
        self.content = content


def _try(uow: UnitOfWork, request: OrderLabels) -> LabelsOrdered:
    ordered = order_labels(uow, request)
    raise _Tried(label_content(uow.connection, ordered.labels[0]))


_TRY = Verb("try_labels", OrderLabels, LabelsOrdered, _try, Action.PRINT)


def try_order(store: Store, request: OrderLabels, envelope: Envelope) -> LabelContent:
    """The first label of an order as it would be written; nothing is kept.

    Raises:
        Refusal: as `desktop.services.ordering_labels.order_labels`.
    """
    first = replace(request, things=request.things[:1])
    try:
        perform(store, _TRY, first, envelope)
    except _Tried as tried:
        return tried.content
    raise AssertionError("a trial order came to an end")
