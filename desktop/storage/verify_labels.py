"""Proofs over label jobs: the state is that of the last event, events follow each other, a reprint replaces a void."""

from typing import Any, Final

from sqlalchemy import Row, text

from desktop.storage.finding import Finding
from desktop.storage.verify_ledger import Proof, name_of

_STATE = text(
    """SELECT label_job.id, label_job.state, label_job.step, latest.number, latest.to_state FROM label_job
    LEFT JOIN label_event AS latest ON latest.job_id = label_job.id
        AND latest.number = (SELECT max(number) FROM label_event WHERE job_id = label_job.id)
    WHERE latest.number IS NULL OR latest.number <> label_job.step OR latest.to_state <> label_job.state"""
)
_CHAIN = text(
    """SELECT event.job_id, event.number, event.from_state, earlier.to_state FROM label_event AS event
    LEFT JOIN label_event AS earlier ON earlier.job_id = event.job_id AND earlier.number = event.number - 1
    WHERE (event.number = 1 AND event.from_state IS NOT NULL)
        OR (event.number <> 1 AND (earlier.number IS NULL OR event.from_state IS NULL
            OR event.from_state <> earlier.to_state))"""
)
_WITHOUT_JOB = text(
    """SELECT job_id, number FROM label_event
    WHERE NOT EXISTS (SELECT 1 FROM label_job WHERE label_job.id = label_event.job_id)"""
)
_TWICE = text(
    """SELECT later.id, original.id AS first_id, original.state FROM label_job AS later
    LEFT JOIN label_job AS original ON original.id = later.reprint_of_id
    WHERE later.reprint_of_id IS NOT NULL AND (original.id IS NULL OR original.state <> 'void')"""
)


def _state(row: Row[Any]) -> Finding:
    if row.number is None:
        return Finding("label_without_event", "label_job", f"id={name_of(row.id)}", "one event or more", "none")
    expected = f"{row.to_state} by event {row.number}"
    return Finding("label_state_differs", "label_job", f"id={name_of(row.id)}", expected, f"{row.state}, {row.step}")


def _chain(row: Row[Any]) -> Finding:
    key = f"job_id={name_of(row.job_id)}, number={row.number}"
    expected = "none" if row.number == 1 else f"from {row.to_state}"
    return Finding("label_event_gap", "label_event", key, expected, f"from {row.from_state}")


def _without_job(row: Row[Any]) -> Finding:
    key = f"job_id={name_of(row.job_id)}, number={row.number}"
    return Finding("label_event_without_job", "label_event", key, "its job", "none")


def _twice(row: Row[Any]) -> Finding:
    found = "none" if row.first_id is None else str(row.state)
    return Finding("label_twice", "label_job", f"id={name_of(row.id)}", "a void label that it replaces", found)


LABEL_PROOFS: Final = (
    Proof("labels", _STATE, _state),
    Proof("labels", _CHAIN, _chain),
    Proof("labels", _WITHOUT_JOB, _without_job),
    Proof("labels", _TWICE, _twice),
)
