"""Letters get their words here: `templates/mail/NAME.txt` and `.html`, in the addressee's language.

The first line of the text is the subject.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import current_app, render_template
from jinja2 import Environment

from corrections.domain.telling.mails import Letter, Mail, one_line
from corrections.views import languages
from corrections.views.context import sessions, settings
from corrections.views.letters.letter_kinds import LETTERS


def compose(kind: str, payload: Mapping[str, Any], *, event_id: str, at: datetime) -> Sequence[Mail]:
    """The mails that an event gives now, from what the database says now; none for an event nobody is told of."""
    letters = LETTERS[kind](sessions(), payload, at) if kind in LETTERS else ()
    return [_mail(letter, event_id=event_id) for letter in letters]


def _mail(letter: Letter, *, event_id: str) -> Mail:
    with current_app.test_request_context(base_url=settings().public_url):
        languages.speak(letter.language)
        subject, _, text = _plain(f"mail/{letter.name}.txt", letter).strip().partition("\n")
        return Mail(
            target=letter.target,
            address=letter.address,
            language=languages.interface_language(),
            subject=one_line(subject),
            text=text.strip() + "\n",
            html=render_template(f"mail/{letter.name}.html", about=letter.about, subject=one_line(subject)),
            message_id=message_id(event_id, letter.target),
            filed_under=letter.filed_under,
        )


def message_id(event_id: str, target: str) -> str:
    """The Message-ID of an event's letter to one addressee, the same at each attempt."""
    host = urlsplit(settings().public_url).hostname
    return f"<{event_id}.{target.replace(' ', '-')}@{host}>"


def _plain(template: str, letter: Letter) -> str:
    """The plain text: nothing is escaped there, as nothing reads it as markup."""
    return str(_without_escaping().get_template(template).render(about=letter.about))


def _without_escaping() -> Environment:
    known = current_app.extensions.get("corrections.plain_text")
    if known is None:
        known = current_app.jinja_env.overlay(autoescape=False)
        current_app.extensions["corrections.plain_text"] = known
    return known
