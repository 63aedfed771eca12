"""create_app: settings, database, languages, security, pages, refusals, commands, in that order."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from corrections import cli
from corrections.database import ROOT, make_sessions
from corrections.domain.house_rules import HouseRules
from corrections.domain.intake.letter_caps import LetterCaps
from corrections.domain.minding.working_days import weekdays_named
from corrections.freshness import Freshness
from corrections.outside import work_proofs
from corrections.outside.authenticators import SecondFactors
from corrections.outside.call_caps import CallCaps
from corrections.outside.intake_gate import IntakeGate
from corrections.outside.markdown import import_markdown
from corrections.outside.passwords import Passwords
from corrections.outside.postboxes import Sender, SpoolPostbox
from corrections.settings import Settings, read_settings
from corrections.views import languages, register
from corrections.views.reporting import sender_at_door
from corrections.views.serving.front_layer import FrontLayer

LONGEST_REQUEST = 65_536
MEBIBYTE = 2**20


def create_app(
    settings: Settings | None = None,
    *,
    clock: Callable[[], datetime] | None = None,
    passwords: Passwords | None = None,
) -> Flask:
    """Build the application. Tests hand in their own settings, clock and a cheap password hash."""
    settings = settings or read_settings(root=ROOT)
    app = Flask("corrections", root_path=str(ROOT), template_folder="templates", static_folder=None)
    configure(app, settings)
    app.extensions["corrections.settings"] = settings
    app.extensions["corrections.sessions"] = make_sessions(settings.database_url)
    app.extensions["corrections.house"] = house_rules(settings)
    app.extensions["corrections.clock"] = clock
    app.extensions["corrections.passwords"] = passwords or Passwords()
    app.extensions["corrections.factors"] = second_factors(settings)
    sender = Sender(settings.site_name, settings.sender)
    app.extensions["corrections.mail_spool"] = SpoolPostbox(settings.instance / "mail", sender)
    app.extensions["corrections.intake_gate"] = IntakeGate(
        settings.limits_store, in_ten_minutes=sender_at_door.caps_of(settings).in_ten_minutes
    )
    app.extensions["corrections.call_caps"] = CallCaps(settings.limits_store)
    app.extensions["corrections.new_challenge"] = work_proofs.new_challenge
    app.extensions["corrections.markdown"] = import_markdown
    app.extensions["corrections.proven"] = work_proofs.proven
    languages.connect(app)
    register(app)
    cli.connect(app)
    put_in_front(app, settings)
    return app


def configure(app: Flask, settings: Settings) -> None:
    """Flask's own settings. Its signed cookie is not used: sessions live in the database."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        SECRET_KEY_FALLBACKS=list(settings.former_secret_keys),
        WTF_CSRF_SECRET_KEY=[
            *reversed(settings.former_secret_keys),
            settings.secret_key,
        ],  # the last one signs
        MAX_CONTENT_LENGTH=LONGEST_REQUEST,
        MAX_FORM_MEMORY_SIZE=LONGEST_REQUEST,
        MAX_FORM_PARTS=64,
        TEMPLATES_AUTO_RELOAD=False,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_CHECK_DEFAULT=False,
    )
    app.jinja_options = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True}


def put_in_front(app: Flask, settings: Settings) -> None:
    """What a request meets before Flask: the proxies' headers, then the pages kept in memory."""
    clock = app.extensions["corrections.clock"]
    freshness = Freshness(app.extensions["corrections.sessions"].reads.kw["bind"])
    app.extensions["corrections.freshness"] = freshness
    if settings.page_memory:
        app.wsgi_app = FrontLayer(  # type: ignore[method-assign, assignment]
            app.wsgi_app,
            stamps=freshness,
            language_of=lambda asked: languages.negotiated(asked, settings.languages),
            hosts=own_hosts(settings),
            memory=settings.page_memory * MEBIBYTE,
            clock=(lambda: clock().timestamp()) if clock else time.time,
        )
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]


def own_hosts(settings: Settings) -> frozenset[str]:
    """The names, with their ports, under which pages are kept: the public one and this machine's."""
    local = {name for host in ("localhost", "127.0.0.1") for name in (host, f"{host}:{settings.port}")}
    return frozenset({urlsplit(settings.public_url).netloc, *local})


def second_factors(settings: Settings) -> SecondFactors:
    """Second factors for this site's name; their secrets are sealed with a key derived from the secret key."""
    keys = [
        key.encode() + b"\x00second factors" for key in (settings.secret_key, *settings.former_secret_keys)
    ]
    return SecondFactors(
        key=keys[0],
        former=keys[1:],
        host=str(urlsplit(settings.public_url).hostname),
        origin=settings.public_url,
        site=settings.site_name,
    )


def _letter_caps(settings: Settings) -> LetterCaps | None:
    if not settings.limits:
        return None
    return LetterCaps(
        to_address_in_an_hour=settings.letters_to_address_in_an_hour,
        to_address_in_a_day=settings.letters_to_address_in_a_day,
        of_article_in_an_hour=settings.letters_of_article_in_an_hour,
    )


def house_rules(settings: Settings) -> HouseRules:
    """What the settings say about the newsroom's rules."""
    return HouseRules(
        zone=settings.zone,
        sign_later=settings.sign_later,
        hands_over=settings.hand_over,
        letters=_letter_caps(settings),
        advertisement_lines=settings.advertisement_lines,
        weekdays=weekdays_named(settings.working_days),
        holidays=frozenset(map(date.fromisoformat, settings.holidays)),
    )
