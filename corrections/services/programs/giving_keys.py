"""A program gets a key, shows it, and loses it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from corrections.domain.programs import scopes as rules
from corrections.domain.programs.program_refusals import KeyRefused, ScopeMissing
from corrections.domain.programs.scopes import LASTS, LONGEST_LIFE, PREFIX, Scope
from corrections.domain.refusals import NotFound
from corrections.domain.text.plain_text import admit
from corrections.models.programs.program import Program
from corrections.models.sessions import Sessions
from corrections.services.recording import log_arrivals, record_private
from corrections.services.transaction import transaction

LONGEST_NAME = 80
NOTED_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Given:
    """A new program's number and its key, which is shown this once."""

    number: int
    key: str
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Known:
    """The program that asks."""

    number: int
    name: str


def give_key(
    sessions: Sessions, name: str, scopes: Iterable[Scope], *, at: datetime, lasts: timedelta = LASTS
) -> Given:
    """Make a program known, with a key for these scopes. Raises Empty, TooLong."""
    name = admit(name, field="name", limit=LONGEST_NAME, single_line=True)
    key, ends_at, kept = PREFIX + secrets.token_hex(32), at + min(lasts, LONGEST_LIFE), rules.written(scopes)
    with transaction(sessions) as session:
        program = Program(name=name, key_hash=hash_of(key), scopes=kept, made_at=at, ends_at=ends_at)
        session.add(program)
        session.flush()
        facts = {"name": name, "scopes": kept.split()}
        log_arrivals(session, at=at)
        record_private(session, "program.key_given", subject_of(program.id), by=None, at=at, facts=facts)
        return Given(program.id, key, ends_at)


def take_key(sessions: Sessions, number: int, *, at: datetime) -> str:
    """Take a program's key back: it is refused from the next request on. Gives the name. Raises NotFound."""
    with transaction(sessions) as session:
        program = session.get(Program, number, with_for_update=True)
        if program is None or program.revoked_at is not None:
            raise NotFound
        program.revoked_at = at
        log_arrivals(session, at=at)
        record_private(session, "program.key_taken", subject_of(number), by=None, at=at, facts={})
        return program.name


def known_program(sessions: Sessions, key: str, scope: Scope, *, at: datetime) -> Known:
    """The program that shows a key, if it holds for this now. Raises KeyRefused, ScopeMissing."""
    with sessions.reads() as session:
        program = _holder(session, key)
        if program is None or program.revoked_at is not None or program.ends_at <= at:
            raise KeyRefused
        if scope not in rules.read(program.scopes):
            raise ScopeMissing
        known, used_at = Known(program.id, program.name), program.used_at
    if used_at is None or at - used_at >= NOTED_EVERY:
        note_use(sessions, known.number, at=at)
    return known


def note_use(sessions: Sessions, number: int, *, at: datetime) -> None:
    """Keep when a key was last shown, to the minute."""
    with transaction(sessions) as session:
        session.get_one(Program, number).used_at = at


def subject_of(number: int) -> str:
    """How the log names a program."""
    return f"K-{number}"


def hash_of(key: str) -> bytes:
    """What is kept of a key: it is random, so a plain hash suffices."""
    return hashlib.sha256(key.encode()).digest()


def _holder(session: Session, key: str) -> Program | None:
    if not rules.looks_like_key(key):
        return None
    return session.scalar(select(Program).where(Program.key_hash == hash_of(key)))
