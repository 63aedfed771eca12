"""Which tables are bound to the log row by row: the entry of the act that wrote a row holds its seal."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import inspect

from corrections.domain.record.row_seals import row_seal
from corrections.models.article_version import Withdrawal
from corrections.models.base import Base
from corrections.models.casework.handover import Handover
from corrections.models.correction import Placement
from corrections.models.minding.case_cause import CaseCause
from corrections.models.newsroom.former_slug import FormerSlug
from corrections.models.newsroom.whole_change import WholeChange
from corrections.models.note import Note
from corrections.models.prepared_fix import PreparedFix, Signature
from corrections.models.prepared_scope import PreparedCase, PreparedPlace
from corrections.models.readers.reader_addition import ReaderAddition
from corrections.models.record.log_entry import PrivateAct
from corrections.models.rulings.note_change import NoteAmendment
from corrections.models.rulings.pin_end import PinEnd
from corrections.models.rulings.regulator_ruling import Dissent, SeverityReview
from corrections.models.sorting.moved_report import MovedReport
from corrections.models.submission import Answer, ReaderWords, Submission
from corrections.models.withdrawing.withdrawal_order import WithdrawnWords
from corrections.models.working.case_comment import CaseOpening
from corrections.models.working.elsewhere_mark import ElsewhereMark

SEALED: tuple[type[Base], ...] = (
    Answer,
    CaseCause,
    CaseOpening,
    Dissent,
    ElsewhereMark,
    FormerSlug,
    Handover,
    MovedReport,
    PinEnd,
    Placement,
    PreparedCase,
    PreparedFix,
    PreparedPlace,
    SeverityReview,
    Signature,
    WholeChange,
    Withdrawal,
    WithdrawnWords,
)
"""Rows of these are inserted by acts, and never changed: each is sealed whole, by the next entry of its act."""

SEALED_EMPTY: tuple[type[Base], ...] = (Note, NoteAmendment, PrivateAct, ReaderAddition, ReaderWords)
"""Rows of these are committed to by entries; once they lost words with a withdrawn version, they are sealed so."""

CHANGING = frozenset({"amended", "purge_after"})

ARRIVED = (
    *("id", "article_id", "version", "part", "start", "end", "verdict"),
    *("error_type", "relation", "language", "commitment", "received_at"),
)
"""What a report is from its arrival on; its case, its state and its receipt may change."""


def sealed_key(row: Base) -> str:
    """What a row goes by: its primary key."""
    return "/".join(str(part) for part in inspect(type(row)).primary_key_from_instance(row))


def seal_of(row: Base) -> str:
    """The seal of a row as it stands."""
    mapper = inspect(type(row))
    values = {each.key: getattr(row, each.key) for each in mapper.column_attrs if each.key not in CHANGING}
    return row_seal(row.__tablename__, values)


def arrival_seal(values: Mapping[str, Any]) -> str:
    """The seal of a report as it arrived."""
    return row_seal(Submission.__tablename__, {name: values[name] for name in ARRIVED})
