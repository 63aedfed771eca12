"""Rendered pages in a bounded memory: the least recently asked for goes first."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

import brotli
from werkzeug.datastructures import Accept
from werkzeug.http import parse_accept_header, parse_date

Headers = list[tuple[str, str]]
CONTENT = frozenset({"content-type", "content-length", "content-encoding", "content-language"})
COMPRESSED = ("text/", "application/json", "application/feed+json", "application/atom+xml", "application/rss+xml",
              "application/link-format", "application/ld+json", "image/svg+xml")  # fmt: skip
MADE_EACH_TIME = frozenset({"etag", "content-length", "date"})
WORTH_COMPRESSING = 512
CODINGS = ("br", "gzip")
QUALITY, QUALITY_FOR_EVER = 6, 11
NEVER_CHANGES = (0,)
OVERHEAD = 2_000
LARGEST_SHARE = 8


@dataclass(frozen=True, slots=True)
class Form:
    """A page as it goes out, in one of its codings or plain, each with a tag of its own (RFC 9110, section 8.8.3)."""

    tag: str
    headers: Headers
    unchanged: Headers
    body: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page with the stamp it was made under. `modified` is its Last-Modified, empty where it has none.

    `coded` holds its compressed forms, by the names in CODINGS; none where they are not smaller.
    `until` is the second (Unix time) from which on it is another page though nothing happened, None where it never is.
    """

    stamp: tuple[Any, ...]
    modified: str
    plain: Form
    coded: Mapping[str, Form]
    weight: int
    until: float | None = None


def kept_page(stamp: tuple[Any, ...], headers: Headers, body: bytes) -> KeptPage:
    """A page as it will be kept, with its compressed form where that is smaller."""
    named = {name.lower(): value for name, value in headers}
    tag, media_type = named["etag"], named.get("content-type", "")
    around = [each for each in headers if each[0].lower() not in MADE_EACH_TIME]
    small = _compressed(body, for_ever=stamp == NEVER_CHANGES) if _is_worth_it(media_type, body) else {}
    small = {coding: each for coding, each in small.items() if len(each) < len(body)}
    if small:
        around = _varying(around)
    coded = {
        coding: _form(f'{tag[:-1]}-{coding}"', [*around, ("Content-Encoding", coding)], each)
        for coding, each in small.items()
    }
    weight = OVERHEAD + len(body) + sum(map(len, small.values()))
    ends = parse_date(named.get("expires"))
    until = ends.timestamp() if ends else None
    return KeptPage(stamp, named.get("last-modified", ""), _form(tag, around, body), coded, weight, until)


def _compressed(body: bytes, *, for_ever: bool) -> Mapping[str, bytes]:
    """The body in every coding; what never changes is worth the time of the best."""
    quality = QUALITY_FOR_EVER if for_ever else QUALITY
    return {"br": brotli.compress(body, quality=quality), "gzip": gzip.compress(body, 6, mtime=0)}


@lru_cache(maxsize=512)
def codings_taken(accepted: str) -> tuple[str, ...]:
    """Which of our codings somebody takes who sends this Accept-Encoding, the better first."""
    taken = parse_accept_header(accepted, Accept)
    return tuple(coding for coding in CODINGS if taken[coding] > 0)


def _form(tag: str, headers: Headers, body: bytes) -> Form:
    tagged = [*headers, ("ETag", tag)]
    unchanged = [each for each in tagged if each[0].lower() not in CONTENT]
    return Form(tag, [*tagged, ("Content-Length", str(len(body)))], unchanged, (body,))


def _is_worth_it(media_type: str, body: bytes) -> bool:
    return len(body) >= WORTH_COMPRESSING and media_type.startswith(COMPRESSED)


def _varying(headers: Headers) -> Headers:
    varies = [value for name, value in headers if name.lower() == "vary"]
    others = [each for each in headers if each[0].lower() != "vary"]
    return [*others, ("Vary", ", ".join([*varies, "Accept-Encoding"]))]


@dataclass(slots=True)
class KeptPages:
    """Pages by what they are asked for with, never more bytes of them than `most`."""

    most: int
    weight: int = 0
    _pages: OrderedDict[Hashable, KeptPage] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def get(self, key: Hashable) -> KeptPage | None:
        """The page, which is now the last to go; None where it is not kept."""
        with self._lock:
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, key: Hashable, page: KeptPage) -> None:
        """Keep a page instead of the one before, and let go of others until there is room."""
        with self._lock:
            before = self._pages.pop(key, None)
            self.weight -= before.weight if before else 0
            if page.weight > self.most // LARGEST_SHARE:
                return
            self._pages[key] = page
            self.weight += page.weight
            while self.weight > self.most:
                _, gone = self._pages.popitem(last=False)
                self.weight -= gone.weight

    def __len__(self) -> int:
        return len(self._pages)
