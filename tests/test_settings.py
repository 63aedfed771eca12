"""Settings: read once, no default secret, and a start that refuses with a sentence."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from corrections.settings import SettingsRefused, read_settings


def test_a_secret_is_made_at_first_run_and_kept_from_others(tmp_path: Path) -> None:
    first = read_settings({}, root=tmp_path)
    assert read_settings({}, root=tmp_path).secret_key == first.secret_key
    kept = tmp_path / "instance" / "secret_key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert read_settings({}, root=tmp_path / "elsewhere").secret_key != first.secret_key


def test_the_defaults_are_for_this_machine(tmp_path: Path) -> None:
    settings = read_settings({"CORRECTIONS_PORT": "8123"}, root=tmp_path)
    assert (settings.host, settings.public_url, settings.https) == (
        "127.0.0.1",
        "http://localhost:8123",
        False,
    )
    assert settings.database_url == f"sqlite:///{tmp_path / 'instance' / 'corrections.sqlite'}"
    assert settings.log_name == "localhost:8123/log"


def test_what_is_given_is_taken(tmp_path: Path) -> None:
    given = {
        "CORRECTIONS_SECRET_KEY": "k" * 40,
        "CORRECTIONS_PUBLIC_URL": "https://desk.example.org/",
        "CORRECTIONS_TIMEZONE": "Europe/Kyiv",
        "CORRECTIONS_ADVERTISEMENT_LINES": "Ad | Реклама",
        "CORRECTIONS_SIGN_LATER": "off",
        "CORRECTIONS_TRUSTED_PROXIES": "2",
    }
    settings = read_settings(given, root=tmp_path)
    assert (settings.public_url, settings.https, settings.sign_later) == (
        "https://desk.example.org",
        True,
        False,
    )
    assert settings.advertisement_lines == ("Ad", "Реклама")
    assert (settings.zone.key, settings.trusted_proxies) == ("Europe/Kyiv", 2)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("PORT", "eighty"),
        ("PORT", "70000"),
        ("TIMEZONE", "Mars/Olympus"),
        ("PUBLIC_URL", "ftp://example.org"),
        ("PUBLIC_URL", "http://desk.example.org"),
        ("LIMITS", "maybe"),
        ("SITES", "*"),
        ("SITES", "https://*.example.org"),
        ("SITES", "https://example.org/"),
        ("SITES", "http://example.org"),
        ("SITES", "https://a.example|paper"),
        ("TRUSTED_PROXIES", "many"),
        ("SUPPORT", "the help desk"),
        ("SUPPORT", "help@paper.example, other@paper.example"),
        ("SUPPORT", "help@paper.example\nBcc: x@y.example"),
        ("MAIL_FROM", "Desk <desk@paper.example>"),
        ("SMTP_URL", "smtp://"),
        ("SMTP_URL", "mail.paper.example:25"),
        ("PUBLIC_URL", "https://desk.example.org:port"),
        ("DATABASE_URL", "mysql://desk@db/corrections"),
        ("MIGRATION_URL", "desk_owner@db"),
        ("PURGE_URL", "https://"),
        ("PURGE_TOKEN", "a\nb"),
        ("LIMITS_STORE", "redis"),
        ("LANGUAGES", "en, uk"),
        ("SITES", "https://[paper"),
    ],
)
def test_what_cannot_be_used_stops_the_start_and_names_the_variable(
    tmp_path: Path, name: str, value: str
) -> None:
    with pytest.raises(SettingsRefused, match=f"CORRECTIONS_{name}"):
        read_settings({f"CORRECTIONS_{name}": value}, root=tmp_path)


def test_addresses_for_mail_are_taken_as_they_stand(tmp_path: Path) -> None:
    given = {"CORRECTIONS_SUPPORT": "help@paper.example", "CORRECTIONS_MAIL_FROM": "desk@localhost"}
    read = read_settings(given, root=tmp_path)
    assert (read.support, read.sender) == ("help@paper.example", "desk@localhost")


def test_limits_are_lifted_on_this_machine_only(tmp_path: Path) -> None:
    assert not read_settings({"CORRECTIONS_LIMITS": "off"}, root=tmp_path).limits
    with pytest.raises(SettingsRefused, match="CORRECTIONS_LIMITS"):
        read_settings(
            {"CORRECTIONS_LIMITS": "off", "CORRECTIONS_PUBLIC_URL": "https://desk.example.org"}, root=tmp_path
        )
