"""Newsroom: builders with plausible defaults; nothing random, nothing of ours mocked."""

from __future__ import annotations

import hashlib
import hmac
import itertools
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import CodeType
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from sqlalchemy import select

from corrections.database import make_sessions
from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.permissions import Role
from corrections.domain.reporting.reports import Report
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup import ImportRules, import_html
from corrections.models import Correction, Submission
from corrections.outside.log_keys import log_keys
from corrections.outside.passwords import Passwords
from corrections.services.deciding.decisions import Tokens
from corrections.services.importing import Arrival, import_article
from corrections.services.installing import install
from corrections.services.staffing import add
from corrections.services.submitting import Received, submit
from corrections.settings import Settings

MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
PASSWORD = "a long enough password 1"
SECRET = "s" * 40
RECEIPT_KEY = hmac.new(SECRET.encode(), b"receipt", hashlib.sha256).digest()  # as the application derives it
PASSWORDS = Passwords.cheap()
PASSWORD_HASH = PASSWORDS.hash(PASSWORD)

BRIDGE = (
    "<p>The council voted on Monday for repairs costing 41 million crowns.</p>"
    '<p>The harbour bridge was was closed in 2019, and <a href="https://example.org/bridge">the ferry</a>'
    " has carried traffic since.</p>"
    "<p>“We will not wait,” said Mayor Olha Marchenko.</p>"
)


class Compiled(BytecodeCache):
    """Templates that one application of this process has compiled serve the next ones too."""

    def __init__(self) -> None:
        self.codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self.codes[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


class Newsroom:
    """An empty newsroom with an open log, and builders for everything in it."""

    def __init__(self, url: str, *, instance: Path) -> None:
        self.url = url
        self.instance = instance
        self.sessions = make_sessions(url)
        self.house = HouseRules(zone=ZoneInfo("UTC"))
        self.at = MONDAY
        self._people = itertools.count(1)
        self._keys = itertools.count(1)
        install(self.sessions, log_name="desk.example/log", keys=log_keys(instance), at=self.at)

    def close(self) -> None:
        """Let go of every connection."""
        for factory in (self.sessions.acts, self.sessions.reads):
            factory.kw["bind"].dispose()
        if "app" in self.__dict__:
            self.app.extensions["corrections.freshness"].close()
            for factory in (
                self.app.extensions["corrections.sessions"].acts,
                self.app.extensions["corrections.sessions"].reads,
            ):
                factory.kw["bind"].dispose()

    def later(self, **passed: float) -> datetime:
        """Let time pass; every act that follows is that much later."""
        self.at += timedelta(**(passed or {"minutes": 1}))
        return self.at

    @cached_property
    def settings(self) -> Settings:
        """Settings for an application on this database."""
        return Settings(
            secret_key=SECRET,
            database_url=self.url,
            instance=self.instance,
            public_url="http://localhost:8000",
            site_name="The Harbour Gazette",
            second_factor=False,
        )

    @cached_property
    def app(self) -> Flask:
        """The application, with this newsroom's clock."""
        from corrections.factory import create_app

        app = create_app(self.settings, clock=lambda: self.at, passwords=PASSWORDS)
        app.jinja_env.bytecode_cache = COMPILED
        return app

    def staff(self, *roles: Role, name: str = "", email: str = "") -> Actor:
        """Somebody of the newsroom; an editor unless roles are given."""
        number = next(self._people)
        held = frozenset(roles or (Role.EDITOR,))
        name = name or f"Person {number}"
        email = email or f"person{number}@example.org"
        staff_id = add(
            self.sessions, email=email, name=name, roles=held, password_hash=PASSWORD_HASH, at=self.at
        )
        return Actor(id=staff_id, name=name, roles=held)

    def article(
        self,
        slug: str = "harbour-bridge",
        body: str = BRIDGE,
        *,
        headline: str = "City approves harbour bridge repairs",
        dek: str = "Work starts in May",
        language: str = "en",
        watched: bool = False,
        **more: Any,
    ) -> str:
        """An article in version 1, or its next version; gives its slug.

        Unless it is `watched`, nobody asks what a next version changed without a note.
        """
        stored = import_html(body, rules=ImportRules(), headline=headline).body
        arrival = Arrival(
            slug=slug, text=ArticleText(headline, dek, stored), language=language, author="Ida Holm", **more
        )
        house = replace(self.house, watches_edits=watched)
        return import_article(self.sessions, arrival, by=None, at=self.at, house=house).slug

    def report(
        self,
        exact: str = "41 million",
        proposed: str | None = "4.1 million",
        *,
        article: str = "harbour-bridge",
        comment: str = "",
        key: str | None = None,
        **more: Any,
    ) -> Received:
        """A reader's report, sent as the API would send it."""
        values: dict[str, Any] = {
            "version": None,
            "part": "body",
            "start": None,
            "end": None,
            "prefix": "",
            "suffix": "",
            "error_type": "",
            "evidence_url": "",
            "relation": "none",
            "email": "",
            "language": "en",
        }
        report = Report(
            article=article, exact=exact, proposed=proposed, comment=comment, **{**values, **more}
        )
        return submit(
            self.sessions,
            report,
            idempotency_key=key or f"key-{next(self._keys)}",
            receipt_key=RECEIPT_KEY,
            at=self.at,
            house=self.house,
        )

    def case(self, exact: str = "41 million", proposed: str | None = "4.1 million", **more: Any) -> int:
        """The case that a report opens or joins; gives its number."""
        received = self.report(exact, proposed, **more)
        with self.sessions.reads() as session:
            chosen = select(Submission.correction_id).order_by(Submission.id.desc()).limit(1)
            number = session.scalars(chosen).one()
        assert number is not None, received
        return number

    def tokens(self, correction_id: int) -> Tokens:
        """What a page made now would carry in its hidden fields."""
        from corrections.models import Article  # kept beside its only use

        with self.sessions.reads() as session:
            case = session.get_one(Correction, correction_id)
            article = session.get_one(Article, case.article_id)
            return Tokens(version=article.current_version, state=f"{case.state}.{case.revision}")

    def row(self, model: type, number: int) -> Any:
        """A row as it is now."""
        with self.sessions.reads() as session:
            return session.get_one(model, number)
