"""Which language a page is in: the article's for readers, the person's for staff, else the browser's."""

from __future__ import annotations

from collections.abc import Sequence

from babel import Locale
from flask import Flask, g, request
from flask_babel import Babel, get_locale, refresh
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

from corrections.views.context import settings

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "yi", "ps", "sd", "ckb", "dv"})


def connect(app: Flask) -> None:
    """Set up translation for an application."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(
        (app.root_path and f"{app.root_path}/translations") or ""
    )
    Babel(app, locale_selector=choose, timezone_selector=lambda: settings().timezone)
    app.jinja_env.globals.update(interface_language=interface_language, direction=direction)


def choose() -> str:
    """The language of the interface for this request; a page about an article speaks the article's."""
    known = settings().languages
    asked = getattr(g, "page_language", "")
    for wanted in (asked, asked.split("-")[0]):
        if wanted in known:
            return str(wanted)
    return negotiated(request.headers.get("Accept-Language", ""), known)


def negotiated(asked: str, known: Sequence[str]) -> str:
    """The language that an Accept-Language header asks for, of those we know."""
    return parse_accept_header(asked, LanguageAccept).best_match(known) or known[0]


def speak(language: str) -> None:
    """Let this page speak an article's language, where the interface has it."""
    g.page_language = language
    refresh()


def interface_language() -> str:
    """The language tag of the words around the article."""
    return str(get_locale() or "en").replace("_", "-")


def language_names() -> list[tuple[str, str]]:
    """The interface's languages, each under its own name."""
    return [
        (tag, str(Locale.parse(tag, sep="-").get_display_name()).capitalize()) for tag in settings().languages
    ]


def direction(language: str) -> str:
    """`rtl` or `ltr` for a language tag."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"
