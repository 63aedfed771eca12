"""What is refused at the start: a setting that cannot be used, named in a sentence that says what it should be."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfoNotFoundError

from corrections.domain.minding.working_days import weekdays_named

if TYPE_CHECKING:
    from corrections.settings import Settings

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
LANGUAGE = re.compile("[a-z]{2,3}(-[A-Za-z]{2,4})?")
ADDRESS = re.compile(r"[^\s@,;:<>()\[\]\\\"]{1,64}@[^\s@,;:<>()\[\]\\\".]+(\.[^\s@,;:<>()\[\]\\\".]+)*")
LONGEST_ADDRESS = 254
DATABASES = ("sqlite:", "postgresql:", "postgresql+psycopg:")


class SettingsRefused(Exception):
    """A setting that cannot be used; the start stops with this sentence."""


def check(settings: Settings) -> None:
    """Refuse what cannot be used. Raises SettingsRefused."""
    for each in CHECKS:
        each(settings)


def _check_secret(settings: Settings) -> None:
    if len(settings.secret_key) < 32:
        raise SettingsRefused("CORRECTIONS_SECRET_KEY must have at least 32 characters.")
    if any(len(key) < 32 for key in settings.former_secret_keys):
        raise SettingsRefused("Each of CORRECTIONS_FORMER_SECRET_KEYS must have at least 32 characters.")


def _check_clock(settings: Settings) -> None:
    try:
        settings.zone  # noqa: B018  # asked for its refusal only
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsRefused(f"CORRECTIONS_TIMEZONE is not a time zone: {settings.timezone!r}.") from error
    try:
        weekdays_named(settings.working_days)
        [date.fromisoformat(each) for each in settings.holidays]
    except ValueError as error:
        raise SettingsRefused(
            "CORRECTIONS_WORKING_DAYS takes days such as monday|tuesday, CORRECTIONS_HOLIDAYS days such as 2026-12-25."
        ) from error


def _check_public_url(settings: Settings) -> None:
    url = _split(settings.public_url, "PUBLIC_URL")
    if url.scheme not in ("http", "https") or not url.hostname:
        raise SettingsRefused("CORRECTIONS_PUBLIC_URL must begin with http:// or https://.")
    is_here = url.hostname in LOCAL_HOSTS
    if url.scheme == "http" and not is_here:
        raise SettingsRefused("CORRECTIONS_PUBLIC_URL must be https, except on this machine.")
    if not settings.second_factor and not is_here:
        raise SettingsRefused("CORRECTIONS_SECOND_FACTOR=off is for this machine only.")
    if not settings.limits and not is_here:
        raise SettingsRefused("CORRECTIONS_LIMITS=off is for load tests on this machine only.")


def _check_databases(settings: Settings) -> None:
    given = {"DATABASE_URL": settings.database_url, "MIGRATION_URL": settings.migration_url}
    for name, url in given.items():
        if url and not url.startswith(DATABASES):
            raise SettingsRefused(f"CORRECTIONS_{name} must begin with sqlite:/// or postgresql+psycopg://.")


def _check_mail(settings: Settings) -> None:
    for name, address in {"SUPPORT": settings.support, "MAIL_FROM": settings.mail_from}.items():
        if address and (len(address) > LONGEST_ADDRESS or not ADDRESS.fullmatch(address)):
            raise SettingsRefused(
                f"CORRECTIONS_{name} must be one mail address such as desk@paper.example, not {address!r}."
            )
    url = _split(settings.smtp_url, "SMTP_URL")
    if settings.smtp_url and (url.scheme not in ("smtp", "smtps") or not url.hostname):
        raise SettingsRefused(
            "CORRECTIONS_SMTP_URL must begin with smtp:// or smtps://, and name the server."
        )


def _check_programs(settings: Settings) -> None:
    if settings.webhook_urls and not settings.webhook_secret:
        raise SettingsRefused("CORRECTIONS_WEBHOOK_URLS needs CORRECTIONS_WEBHOOK_SECRET.")
    for each in settings.webhook_urls:
        url = _split(each, "WEBHOOK_URLS")
        if url.scheme not in ("http", "https") or not url.hostname:
            raise SettingsRefused(
                f"CORRECTIONS_WEBHOOK_URLS must list addresses that begin with https://, not {each!r}."
            )
    if settings.purge_method not in ("PURGE", "POST"):
        raise SettingsRefused("CORRECTIONS_PURGE_METHOD must be PURGE or POST.")
    url = _split(settings.purge_url, "PURGE_URL")
    if settings.purge_url and (url.scheme not in ("http", "https") or not url.hostname):
        raise SettingsRefused("CORRECTIONS_PURGE_URL must begin with http:// or https://.")
    if not settings.purge_token.isprintable() or not settings.purge_token.isascii():
        raise SettingsRefused("CORRECTIONS_PURGE_TOKEN must be printable ASCII: it goes into a header.")
    if "://" not in settings.limits_store:
        raise SettingsRefused(
            "CORRECTIONS_LIMITS_STORE must be memory:// or an address such as redis://host."
        )


def _check_languages(settings: Settings) -> None:
    for each in settings.languages:
        if not LANGUAGE.fullmatch(each):
            raise SettingsRefused(f"CORRECTIONS_LANGUAGES must list languages such as en|uk, not {each!r}.")


def _check_sites(settings: Settings) -> None:
    for site in settings.sites:
        parts = _split(site, "SITES")
        plain = site == f"{parts.scheme}://{parts.netloc}" == site.lower() and "*" not in site
        if not plain or not parts.hostname or (parts.scheme != "https" and parts.hostname not in LOCAL_HOSTS):
            raise SettingsRefused(
                f"CORRECTIONS_SITES must list origins such as https://paper.example, not {site!r}."
            )


def _split(url: str, name: str) -> SplitResult:
    """An address in its parts, with a port that is one. Raises SettingsRefused."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # asked for its refusal only
    except ValueError as error:
        raise SettingsRefused(f"CORRECTIONS_{name} is not an address: {error}.") from error
    return parts


CHECKS: tuple[Callable[[Settings], None], ...] = (
    _check_secret,
    _check_clock,
    _check_public_url,
    _check_databases,
    _check_mail,
    _check_programs,
    _check_languages,
    _check_sites,
)
