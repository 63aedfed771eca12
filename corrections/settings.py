"""The settings: environment variables `CORRECTIONS_...`, read once into a frozen value; no default secret."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from corrections.outside.secret_files import made_once
from corrections.setting_checks import LOCAL_HOSTS, SettingsRefused, check

__all__ = ["LOCAL_HOSTS", "VARIABLES", "Settings", "SettingsRefused", "kept_secret", "read_settings"]


def _doc(text: str) -> dict[str, str]:
    return {"doc": text}


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set. Each field's variable is CORRECTIONS_ and its name in capitals."""

    secret_key: str = field(
        metadata=_doc("At least 32 characters; made at first run, kept in the instance folder")
    )
    database_url: str = field(
        metadata=_doc("Where the data is; by default an SQLite file in the instance folder")
    )
    instance: Path = field(metadata=_doc("The folder for what is made at first run"))
    former_secret_keys: tuple[str, ...] = field(
        default=(), metadata=_doc("Secret keys that were replaced, the newest first; still accepted")
    )
    migration_url: str = field(
        default="", metadata=_doc("The owner's address of the database, for migrations")
    )
    host: str = field(default="127.0.0.1", metadata=_doc("The address to listen on"))
    port: int = field(default=8000, metadata=_doc("The port to listen on"))
    public_url: str = field(
        default="", metadata=_doc("The address the public knows; by default http://localhost:PORT")
    )
    demo_password: str = field(
        default="", metadata=_doc("The demo staff's password; by default made at first run")
    )
    limits: bool = field(default=True, metadata=_doc("`off` lifts the intake limits; only on this machine"))
    timezone: str = field(
        default="UTC", metadata=_doc("The publication's time zone, for dates and working days")
    )
    languages: tuple[str, ...] = field(default=("en", "uk"), metadata=_doc("The languages of the interface"))
    site_name: str = field(default="Corrections Desk", metadata=_doc("The publication's name on its pages"))
    site_owner: str = field(default="", metadata=_doc("Who answers for the publication, on the policy page"))
    contact: str = field(default="", metadata=_doc("How to reach the newsroom, on the policy page"))
    coverage: str = field(default="", metadata=_doc("What is corrected here, on the policy page"))
    complaints: str = field(
        default="", metadata=_doc("Where to go if an answer does not satisfy, on the policy page")
    )
    support: str = field(
        default="",
        metadata=_doc("The mail address to which technical faults that readers report are passed on"),
    )
    regulator: str = field(default="", metadata=_doc("The press council or regulator, on the policy page"))
    fact_checker: bool = field(
        default=False, metadata=_doc("Whether the policy page tells how to report to the IFCN")
    )
    sign_later: bool = field(
        default=True, metadata=_doc("Whether a second signature may follow the publishing")
    )
    hand_over: bool = field(
        default=False, metadata=_doc("Whether changes of articles of a CMS are made there")
    )
    page_memory: int = field(
        default=32, metadata=_doc("MiB of rendered pages that each process keeps; 0 keeps none")
    )
    purge_url: str = field(
        default="", metadata=_doc("The cache in front of the site that is told which pages changed")
    )
    purge_method: str = field(
        default="PURGE", metadata=_doc("`PURGE` for each address, or one `POST` with all of them")
    )
    purge_token: str = field(default="", metadata=_doc("The cache's bearer token"))
    smtp_url: str = field(
        default="", metadata=_doc("The mail server; without it mails become files in the instance folder")
    )
    mail_from: str = field(default="", metadata=_doc("The address that mails come from"))
    webhook_urls: tuple[str, ...] = field(
        default=(), metadata=_doc("Where published versions and notes are told to programs")
    )
    webhook_secret: str = field(default="", metadata=_doc("The secret that webhooks are signed with"))
    second_factor: bool = field(
        default=True, metadata=_doc("`off` lets staff in with a password alone; only on this machine")
    )
    sites: tuple[str, ...] = field(
        default=(), metadata=_doc("The origins of other sites whose pages may send reports")
    )
    reports_in_ten_minutes: int = field(
        default=5, metadata=_doc("How many reports one network address may send in ten minutes")
    )
    reports_in_a_day: int = field(default=20, metadata=_doc("How many it may send in a day"))
    letters_to_address_in_an_hour: int = field(
        default=1, metadata=_doc("How many letters of their own accord reports may cause to one address")
    )
    letters_to_address_in_a_day: int = field(default=5, metadata=_doc("How many in a day"))
    letters_of_article_in_an_hour: int = field(
        default=50, metadata=_doc("How many such letters one article's reports may cause")
    )
    calls_in_a_minute: int = field(default=60, metadata=_doc("How many calls a program may make in a minute"))
    challenges_in_ten_minutes: int = field(
        default=30, metadata=_doc("How many proofs of work one network address may fetch in ten minutes")
    )
    policy_reports_in_a_minute: int = field(
        default=10, metadata=_doc("How many reports about the security policy it may send in a minute")
    )
    all_policy_reports_in_a_minute: int = field(
        default=300, metadata=_doc("How many such reports are taken from everybody in a minute")
    )
    limits_store: str = field(
        default="memory://", metadata=_doc("Where the first line of the intake limits counts")
    )
    working_days: tuple[str, ...] = field(
        default=("monday", "tuesday", "wednesday", "thursday", "friday"),
        metadata=_doc("The days of the week on which somebody works"),
    )
    holidays: tuple[str, ...] = field(
        default=(), metadata=_doc("Days on which nobody works, such as 2026-12-25")
    )
    trusted_proxies: int = field(default=0, metadata=_doc("How many proxies in front set X-Forwarded-For"))
    advertisement_lines: tuple[str, ...] = field(
        default=("Advertisement", "Реклама"), metadata=_doc("Lines of plain text that are left out at import")
    )

    @property
    def https(self) -> bool:
        """Whether the public address is https: cookies get `Secure` and the `__Host-` prefix only then."""
        return self.public_url.startswith("https://")

    @property
    def log_name(self) -> str:
        """The log's name (C2SP origin): the public host and port, and `/log`."""
        return f"{urlsplit(self.public_url).netloc}/log"

    @property
    def sender(self) -> str:
        """The address that mails come from."""
        return self.mail_from or f"corrections@{urlsplit(self.public_url).hostname}"

    @property
    def zone(self) -> ZoneInfo:
        """The publication's time zone."""
        return ZoneInfo(self.timezone)


VARIABLES: dict[str, str] = {name: f"CORRECTIONS_{name.upper()}" for name in Settings.__dataclass_fields__}


def read_settings(environment: Mapping[str, str] | None = None, *, root: Path | None = None) -> Settings:
    """Read the environment once. Raises SettingsRefused with a sentence that says what to do."""
    given = os.environ if environment is None else environment
    values = {name: given[variable] for name, variable in VARIABLES.items() if given.get(variable)}
    instance = Path(values.pop("instance", "") or (root or Path.cwd()) / "instance").resolve()
    port = _port(values.pop("port", "8000"))
    settings = Settings(
        instance=instance,
        port=port,
        secret_key=_secret(values.pop("secret_key", ""), instance),
        former_secret_keys=_former(values.pop("former_secret_keys", ""), instance),
        database_url=values.pop("database_url", f"sqlite:///{instance / 'corrections.sqlite'}"),
        public_url=values.pop("public_url", f"http://localhost:{port}").rstrip("/"),
        **_read(values),  # type: ignore[arg-type]  # each as its field says
    )
    check(settings)
    return settings


def _read(values: dict[str, str]) -> dict[str, object]:
    """The settings that need no more than their field's type: switches, counts, lists, plain texts."""
    readers = {"bool": _switch, "int": _count, "tuple[str, ...]": _list}
    kinds = {name: str(each.type) for name, each in Settings.__dataclass_fields__.items()}
    return {
        name: readers[kinds[name]](name, value) if kinds[name] in readers else value
        for name, value in values.items()
    }


def _list(_name: str, value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|"))


def _port(value: str) -> int:
    if not value.isdigit() or not 0 < int(value) < 65536:
        raise SettingsRefused(f"CORRECTIONS_PORT must be a port number, not {value!r}.")
    return int(value)


def _count(name: str, value: str) -> int:
    if not value.isdigit():
        raise SettingsRefused(f"{VARIABLES[name]} must be a number, not {value!r}.")
    return int(value)


def _switch(name: str, value: str) -> bool:
    if value not in ("on", "off"):
        raise SettingsRefused(f"{VARIABLES[name]} must be on or off, not {value!r}.")
    return value == "on"


def _secret(value: str, instance: Path) -> str:
    return value or kept_secret(instance / "secret_key")


def _former(value: str, instance: Path) -> tuple[str, ...]:
    path = instance / "former_secret_keys"
    kept = path.read_text().split() if path.exists() else []
    return _list("former_secret_keys", value) if value else tuple(kept)


def kept_secret(path: Path) -> str:
    """Read a secret from its file, or make it at first run with mode 0600."""
    return made_once(path, _fresh_secret).decode().strip()


def _fresh_secret() -> bytes:
    return f"{secrets.token_urlsafe(32)}\n".encode()
