"""Reading what somebody asks of the log out of an address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from corrections.domain.refusals import NotFound
from corrections.domain.sorting.sorting_refusals import DaysReversed, SearchTooLong
from corrections.queries.record.log_question import LogQuestion

LONGEST, MOST_DIGITS = 200, 17
_UNASKABLE = frozenset("\0") | {chr(code) for code in range(0xD800, 0xE000)}  # no database takes them


def asked_question(given: Mapping[str, str], *, zone: ZoneInfo) -> LogQuestion:
    """The question; days are the newsroom's, the last one included.

    Raises NotFound for what cannot be meant, SearchTooLong, DaysReversed.
    """
    since, until = _day(given.get("since", "")), _day(given.get("until", ""))
    if since and until and until < since:
        raise DaysReversed
    return LogQuestion(
        person=_number(given.get("person", "")),
        act=_text(given, "act"),
        article=_checked("article", _last_part(_joined(given.get("article", "")))),
        subject=_case(_text(given, "subject")),
        reason=_text(given, "reason"),
        words=_text(given, "words"),
        since=_start(since, zone),
        until=_start(until + timedelta(days=1) if until else None, zone),
    )


def asked_mark(given: Mapping[str, str], name: str = "before") -> int | None:
    """The number of the entry where a page goes on. Raises NotFound."""
    return _number(given.get(name, ""))


def asked_words(given: Mapping[str, str]) -> dict[str, str]:
    """What was filled in, to be shown in the form again and to be carried to the next page."""
    names = ("person", "act", "article", "subject", "reason", "words", "since", "until")
    return {name: given[name] for name in names if given.get(name, "").strip()}


def _text(given: Mapping[str, str], name: str) -> str:
    return _checked(name, _joined(given.get(name, "")))


def _joined(text: str) -> str:
    return " ".join(text.split())  # pasted words may hold line ends


def _checked(name: str, text: str) -> str:
    if not _UNASKABLE.isdisjoint(text):
        raise NotFound
    if len(text) > LONGEST:
        raise SearchTooLong(fields={name: SearchTooLong.code}, limit=LONGEST)
    return text


def _last_part(address: str) -> str:
    """The article's name in an address that was pasted whole; a name stays as it is."""
    return address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]


def _case(text: str) -> str:
    """A case by its number alone, or in small letters; whatever else an entry may be about stays as it is."""
    number = text[2:] if text[:2] in ("c-", "C-") else text
    return f"C-{number}" if number.isascii() and number.isdigit() else text


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        raise NotFound
    return int(text)


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise NotFound from error
    if not 1970 <= day.year <= 9000:
        raise NotFound
    return day


def _start(day: date | None, zone: ZoneInfo) -> datetime | None:
    return datetime.combine(day, time(), zone).astimezone(UTC) if day else None
