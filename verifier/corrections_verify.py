#!/usr/bin/env python3
"""corrections-verify: check that a newsroom changed or removed no version, no note and no log entry silently.

    python corrections_verify.py https://desk.example.org       everything
    python corrections_verify.py --offline DIR                  a mirror made by `flask log export DIR`
    python corrections_verify.py URL --note 2026-0001           one note
    python corrections_verify.py URL --article harbour-bridge   one article

Exit code 0: valid. 1: tampered; the first failure is named. 2: cannot tell (no answer, too old, wrong usage).

One file for Python 3.11 or later; needs the package `cryptography` and nothing of the newsroom's own program.
What it reads is described in docs/verifying.md: C2SP checkpoints and tiles, RFC 6962 hashes.
"""

from __future__ import annotations

import argparse
import base64
import hmac
import html
import http.client
import json
import os
import re
import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

if sys.version_info < (3, 11):  # noqa: UP036  # whoever runs it has the Python that was there
    print("CANNOT TELL: this needs Python 3.11 or later")
    raise SystemExit(2)
try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    print("CANNOT TELL: the package cryptography is missing: python -m pip install cryptography")
    raise SystemExit(2) from None

UTC = timezone.utc  # noqa: UP017  # an older Python has no other name, and must come as far as to say so
WIDTH, HEIGHT = 256, 8
SALTED_TAG = b"corrections-desk/salted/1\x00"
ROTATION_TAG = "corrections-desk/key-rotation/1"
LONGEST_ANSWER = 64 * 2**20
TRIES, AT_ONCE, PATIENCE = 3, 8, 30
FRESH_HOURS = 26.0
CACHED_SECONDS = 11
TAG = re.compile("<[^>]*>")
PARTS = ("headline", "dek", "body")
VERSION_LOGGED = ("article", "article_id", "version", "kind", "published", "rule", "commitment")
VERSION_RECORD = frozenset({*VERSION_LOGGED, "superseded", "text", "splices", "salt", "proof"})
NOTE_SHORT = frozenset(
    {"reference", "article", "kind", "text", "language", "reported", "published", "version"}
)
NOTE_LATER = {"now", "amendments", "corrects", "corrected_by"}
NOTE_RECORD = NOTE_SHORT | NOTE_LATER | {"changes", "note", "salt", "commitment", "proof"}
CLOCKS_APART = timedelta(minutes=10)
AMENDMENT = {"number": int, "kind": str, "text": str, "at": str, "salt": str, "commitment": str}
STATE = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "corrections-verify.json"


class Tampered(Exception):
    """Something is not what was logged."""


class Unknown(Tampered):
    """A signature by a key that is not known; the log may tell of it."""


class Passing(Tampered):
    """The same, but it may only be that something was published while we looked: a live site is looked at twice."""


class Undecided(Exception):
    """What would be needed to tell is not there."""


# -- where the files come from


class Folder:
    """A mirror on this machine."""

    is_live = False

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise Undecided(f"there is no folder {folder}")
        self.folder, self.place = folder, str(folder.resolve())

    def get(self, path: str) -> bytes | None:
        """The file at this address, None where there is none."""
        file = self.folder / path
        try:
            return file.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise Undecided(f"{path} cannot be read: {error}") from error

    def many(self, paths: Iterable[str]) -> Iterator[bytes | None]:
        """The files at these addresses, one after the other."""
        return map(self.get, paths)

    def records(self) -> set[str]:
        """Every version and note that is there."""
        found = [*self.folder.glob("articles/*/versions/*.json"), *self.folder.glob("corrections/*.json")]
        return {file.relative_to(self.folder).as_posix() for file in found}


def _unanswered(error: Exception) -> str:
    """Why there was no answer, for people."""
    if isinstance(error, socket.gaierror):
        return "no such host is known"
    if isinstance(error, ConnectionRefusedError):
        return "nothing answers there"
    if isinstance(error, TimeoutError):
        return f"no answer within {PATIENCE} seconds"
    return f"{type(error).__name__}: {error}"


class Site:
    """A site that answers over HTTP; connections are kept open, one for each thread."""

    is_live = True

    def __init__(self, url: str) -> None:
        parts = urlsplit(url if "//" in url else f"https://{url}")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise Undecided(f"{url} is not an address that can be asked")
        self.parts, self.base = parts, parts.path.rstrip("/")
        self.place = f"{parts.scheme}://{parts.netloc}{self.base}"
        self._own = threading.local()

    def get(self, path: str) -> bytes | None:
        """The answer's bytes, None where there is nothing (404, 410, 451)."""
        for attempt in range(TRIES):
            time.sleep(max(0, attempt - 1))
            try:
                status, body = self._asked(f"{self.base}/{quote(path)}")
            except (OSError, http.client.HTTPException) as error:
                self._own.connection = None
                problem = _unanswered(error)
            else:
                if status == 200:
                    return body
                if status in (404, 410, 451):
                    return None
                problem = f"status {status}"
        raise Undecided(f"{self.place}/{path} cannot be read: {problem}")

    def many(self, paths: Iterable[str]) -> Iterator[bytes | None]:
        """The answers in order, some of them asked for at the same time."""
        waiting = iter(paths)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            while batch := [path for _, path in zip(range(AT_ONCE * 8), waiting, strict=False)]:
                yield from pool.map(self.get, batch)

    def _asked(self, path: str) -> tuple[int, bytes]:
        connection = getattr(self._own, "connection", None) or self._connected()
        connection.request("GET", path, headers={"User-Agent": "corrections-verify", "Accept": "*/*"})
        answer = connection.getresponse()
        body = answer.read(LONGEST_ANSWER + 1)
        if len(body) > LONGEST_ANSWER:
            raise Undecided(f"{path} is longer than {LONGEST_ANSWER} bytes")
        return answer.status, body

    def _connected(self) -> http.client.HTTPConnection:
        host, port = str(self.parts.hostname), self.parts.port
        if self.parts.scheme == "https":
            context = ssl.create_default_context()
            made: http.client.HTTPConnection = http.client.HTTPSConnection(
                host, port, timeout=PATIENCE, context=context
            )
        else:
            made = http.client.HTTPConnection(host, port, timeout=PATIENCE)
        self._own.connection = made
        return made


Source = Folder | Site


# -- the tree (RFC 6962)


def leaf_hash(entry: bytes) -> bytes:
    return sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def split(start: int, end: int) -> int:
    return start + (1 << ((end - start - 1).bit_length() - 1))


@dataclass
class Tree:
    """Hashes of complete subtrees: `node(height, number)` gives the one over 2^height leaves."""

    node: Callable[[int, int], bytes]

    def over(self, start: int, end: int) -> bytes:
        """The hash over a range of leaves, half open, that begins where a subtree of its size would."""
        found: list[bytes] = []
        while start < end:
            height = (end - start).bit_length() - 1
            found.append(self.node(height, start >> height))
            start += 1 << height
        joined = found.pop()
        while found:
            joined = node_hash(found.pop(), joined)
        return joined

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof (2.1.2) that the tree of `new` leaves extends that of `old`."""
        found, start, end = [], 0, new
        while old != end:
            middle = split(start, end)
            if old <= middle:
                found.append(self.over(middle, end))
                end = middle
            else:
                found.append(self.over(start, middle))
                start = middle
        return [*([self.over(start, end)] if start else []), *found[::-1]]


def grown(leaves: Sequence[bytes]) -> Tree:
    """The tree with all these leaf hashes."""
    levels = [list(leaves)]
    while len(levels[-1]) > 1:
        below = levels[-1]
        levels.append([node_hash(below[i], below[i + 1]) for i in range(0, len(below) - 1, 2)])
    return Tree(lambda height, number: levels[height][number])


def root_by_inclusion(leaf: bytes, proof: Sequence[bytes], *, index: int, size: int) -> bytes | None:
    """The root that an inclusion proof leads to (RFC 9162, 2.1.3.2); None for one of the wrong length."""
    place, last, found = index, size - 1, leaf
    for each in proof:
        if last == 0:
            return None
        if place & 1 or place == last:
            found = node_hash(each, found)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, each)
        place, last = place >> 1, last >> 1
    return None if last else found


def check_consistency(proof: Sequence[bytes], *, old: Checkpoint, new: Checkpoint) -> None:
    """That the new tree extends the old one (RFC 9162, 2.1.4.2). Raises Tampered."""
    if old.size == new.size:
        proved = not proof and old.root == new.root
    else:
        proved = (old.root, new.root) == _roots_by_consistency(list(proof), old=old, new=new)
    if not proved:
        raise Tampered(
            f"the log of {new.size} entries does not extend the one of {old.size} that was signed before"
        )


def _roots_by_consistency(
    proof: list[bytes], *, old: Checkpoint, new: Checkpoint
) -> tuple[bytes, bytes] | None:
    if old.size & (old.size - 1) == 0:
        proof = [old.root, *proof]
    place, last = old.size - 1, new.size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    if not proof:
        return None
    before = after = proof[0]
    for each in proof[1:]:
        if last == 0:
            return None
        if place & 1 or place == last:
            before, after = node_hash(each, before), node_hash(each, after)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, each)
        place, last = place >> 1, last >> 1
    return None if last else (before, after)


# -- checkpoints (C2SP)


@dataclass(frozen=True)
class Checkpoint:
    """Which log, how many entries, which root."""

    origin: str
    size: int
    root: bytes


CHECKPOINT = re.compile(r"([^\n]+)\n([1-9][0-9]{0,17})\n([A-Za-z0-9+/]{43}=)\n\n((?:\u2014 [^\n]+\n)+)")


def unbase64(text: str, what: str) -> bytes:
    """The bytes of base 64 in its one plain spelling. Raises Tampered."""
    try:
        decoded = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Tampered(f"{what} is not base 64") from error
    if base64.b64encode(decoded).decode() != text:
        raise Tampered(f"{what} is not in plain base 64")
    return decoded


def key_id(name: str, key: bytes) -> bytes:
    return sha256(name.encode() + b"\n\x01" + key).digest()[:4]


@dataclass
class Keys:
    """The public keys that are trusted for a log; each checkpoint's signature is verified once.

    `newest` sign the newest checkpoint. `history` says from which size on which keys held, once the log was read.
    """

    newest: tuple[bytes, ...]
    history: list[tuple[int, tuple[bytes, ...]]] = field(default_factory=list)
    verified: dict[str, Checkpoint] = field(default_factory=dict)

    def of(self, size: int) -> tuple[bytes, ...]:
        """The keys that sign a tree of `size` entries."""
        return next((keys for after, keys in reversed(self.history) if after < size), self.newest)

    def read(self, note: str, what: str) -> Checkpoint:
        """The checkpoint of a signed note. Raises Tampered."""
        if note not in self.verified:
            checkpoint = unsigned(note, what)[0]
            if not is_signed(note, self.of(checkpoint.size), what):
                raise Unknown(f"{what}: it is not signed with a key of this log")
            self.verified[note] = checkpoint
        return self.verified[note]


def is_signed(note: str, keys: Sequence[bytes], what: str) -> bool:
    """Whether one of these keys signed a note. Raises Tampered for a signature of theirs that does not hold."""
    checkpoint, lines = unsigned(note, what)
    text = note[: note.rindex("\n\n") + 1].encode()
    known = {key_id(checkpoint.origin, key): key for key in keys}
    holds = False
    for line in lines:
        name, _, encoded = line.removeprefix("\u2014 ").partition(" ")
        signature = unbase64(encoded, f"{what}: a signature")
        if name == checkpoint.origin and signature[:4] in known:
            if not verifies(known[signature[:4]], signature[4:], text):
                raise Tampered(f"{what}: the signature does not hold")
            holds = True
    return holds


def verifies(key: bytes, signature: bytes, text: bytes) -> bool:
    """Whether this is the key's Ed25519 signature of the text."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def rotated(keys: tuple[bytes, ...], entry: Mapping[str, Any]) -> tuple[bytes, ...]:
    """The keys after one was replaced: signed by one that stays and by the new one. Raises Tampered."""
    where = f"entry {entry['seq']}"
    told = [entry.get(name) for name in ("retired", "key", "stays")]
    signatures = entry.get("signatures")
    if not all(isinstance(each, str) for each in told) or not isinstance(signatures, list):
        raise Tampered(f"{where}: it does not say which key was replaced")
    retired, key, stays = (unbase64(str(each), f"{where}: a key") for each in told)
    text = "\n".join([ROTATION_TAG, str(entry["log"]), *map(str, told), ""]).encode()
    signed = [unbase64(str(each), f"{where}: a signature") for each in signatures]
    by = (stays, key)
    if len(signed) != 2 or not all(verifies(*pair, text) for pair in zip(by, signed, strict=True)):
        raise Tampered(f"{where}: this change of keys is not signed by the keys it needs")
    if retired not in keys or stays not in keys or stays == retired or key in keys:
        raise Tampered(f"{where}: it changes keys that were not the log's")
    return tuple(key if each == retired else each for each in keys)


def unsigned(note: str, what: str) -> tuple[Checkpoint, list[str]]:
    """A note's checkpoint before its signature is verified, and its signature lines. Raises Tampered."""
    match = CHECKPOINT.fullmatch(note)
    if match is None:
        raise Tampered(f"{what}: it does not have the form of a checkpoint")
    root = unbase64(match[3], f"{what}: the root")
    return Checkpoint(match[1], int(match[2]), root), match[4].splitlines()


def given_key(text: str) -> bytes:
    """A key as it was given: `name+id+base64`, or base 64 alone. Raises Undecided."""
    try:
        decoded = base64.b64decode(text.rpartition("+")[2] if text.count("+") >= 2 else text, validate=True)
        decoded = decoded[1:] if len(decoded) == 33 and decoded[:1] == b"\x01" else decoded
        Ed25519PublicKey.from_public_bytes(decoded)
    except ValueError as error:
        raise Undecided("this is not an Ed25519 key") from error
    return decoded


# -- tiles and entries


def tile_path(level: int | str, number: int, width: int) -> str:
    groups = [f"{number % 1000:03d}"]
    while number := number // 1000:
        groups.append(f"x{number % 1000:03d}")
    partial = "" if width == WIDTH else f".p/{width}"
    return f"log/tile/{level}/{'/'.join(reversed(groups))}{partial}"


def row(level: int | str, count: int) -> Iterator[str]:
    """The addresses of all tiles of a level with `count` hashes."""
    for number in range(-(-count // WIDTH)):
        yield tile_path(level, number, min(WIDTH, count - number * WIDTH))


def entries_of(bundle: bytes | None, path: str, count: int) -> list[bytes]:
    """The entries of a bundle. Raises Tampered."""
    if bundle is None:
        raise Tampered(f"/{path} is missing")
    found, at = [], 0
    while at < len(bundle):
        length = int.from_bytes(bundle[at : at + 2], "big")
        found.append(bundle[at + 2 : at + 2 + length])
        at += 2 + length
    if at != len(bundle) or len(found) != count:
        raise Tampered(f"/{path} does not hold {count} entries")
    return found


def profile(value: Any) -> bytes:
    """Sorted JSON without spaces: how entries and records are written."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parsed(raw: bytes, what: str) -> dict[str, Any]:
    """The object of JSON in its one spelling. Raises Tampered."""
    try:
        value = json.loads(raw)
        written = profile(value)
    except (ValueError, RecursionError) as error:
        raise Tampered(f"{what}: it is not JSON") from error
    if not isinstance(value, dict) or written != raw:
        raise Tampered(f"{what}: it is not spelt as it was written")
    return value


def entry_fields(raw: bytes, *, seq: int, log: str) -> dict[str, Any]:
    """An entry's fields. Raises Tampered."""
    fields = parsed(raw, f"entry {seq}")
    if fields.get("seq") != seq:
        raise Tampered(f"entry {seq}: it carries the number {fields.get('seq')}")
    if fields.get("log") != log:
        raise Tampered(f"entry {seq}: it belongs to another log, {fields.get('log')}")
    return fields


@dataclass
class Log:
    """The log as it was read: its checkpoint, its tree, and what its public entries say."""

    checkpoint: Checkpoint
    tree: Tree
    leaves: list[bytes]
    public: list[dict[str, Any]]
    newest: str

    def keys_since(self, keys: tuple[bytes, ...], size: int) -> list[tuple[int, tuple[bytes, ...]]]:
        """From which size on which keys hold, when these held for a tree of `size` entries. Raises Tampered."""
        found = [(0, keys)]
        for entry in self.public:
            if entry["kind"] == "log.key_rotated" and entry["seq"] >= size:
                found.append((entry["seq"], rotated(found[-1][1], entry)))
        return found

    @property
    def opened_with(self) -> tuple[bytes, ...]:
        """The keys that entry 0 names. Raises Tampered."""
        return named_keys(self.public[0] if self.public else {})


def read_log(source: Source, checkpoint: Checkpoint, progress: Progress) -> Log:
    """Every entry and every tile, compared with each other and with the signed root. Raises Tampered."""
    size, leaves, public, newest = checkpoint.size, [], [], ""
    paths, tiles = list(row("entries", size)), source.many(row(0, size))
    for number, (path, bundle) in enumerate(zip(paths, source.many(paths), strict=True)):
        count = min(WIDTH, size - number * WIDTH)
        hashes = next(tiles)
        for seq, raw in enumerate(entries_of(bundle, path, count), number * WIDTH):
            leaf, place = leaf_hash(raw), (seq % WIDTH) * 32
            if hashes is not None and leaf != hashes[place : place + 32]:
                raise Tampered(f"entry {seq}: its bytes do not match its hash")
            fields = entry_fields(raw, seq=seq, log=checkpoint.origin)
            if fields["at"] < newest:
                raise Tampered(f"entry {seq}: it is older than the one before")
            newest = fields["at"]
            leaves.append(leaf)
            if fields["kind"] != "private":
                public.append(fields)
        if hashes is None or len(hashes) != count * 32:
            raise Tampered(f"/{tile_path(0, number, count)} is not the hashes of {count} entries")
        progress("entries", len(leaves), size)
    tree = grown(leaves)
    if tree.over(0, size) != checkpoint.root:
        raise Tampered(f"the {size} entries do not hash to the root that was signed")
    _check_upper_tiles(source, tree, size)
    return Log(checkpoint, tree, leaves, public, newest)


def _check_upper_tiles(source: Source, tree: Tree, size: int) -> None:
    level = 1
    while count := size >> (HEIGHT * level):
        paths = list(row(level, count))
        for number, (path, found) in enumerate(zip(paths, source.many(paths), strict=True)):
            places = range(number * WIDTH, min((number + 1) * WIDTH, count))
            if found != b"".join(tree.node(HEIGHT * level, place) for place in places):
                raise Tampered(f"/{path} is not made of the entries below it")
        level += 1


# -- versions and notes


def salted(salt: Any, content: bytes, where: str) -> str:
    """The commitment to published bytes. Raises Tampered for a salt that is none."""
    if not isinstance(salt, str) or not re.fullmatch("[0-9a-f]{64}", salt):
        raise Tampered(f"{where}, salt: it is not 32 bytes in hex")
    return sha256(SALTED_TAG + bytes.fromhex(salt) + len(content).to_bytes(8, "big") + content).hexdigest()


def replayed(runs: Sequence[Any], old: str) -> str:
    """A text made of its edits: kept [start, length], new "words", restored [start, "words", back]."""
    pieces = []
    for run in runs:
        if isinstance(run, str):
            pieces.append(run)
        elif isinstance(run[1], str):
            pieces.append(run[1])
        else:
            pieces.append(old[run[0] : run[0] + run[1]])
    return "".join(pieces)


def place_of(run: Any) -> Any:
    """A run without its words."""
    if isinstance(run, str):
        return len(run)
    return [run[0], len(run[1]), run[2]] if isinstance(run[1], str) else run


class Reading(HTMLParser):
    """What people read in an element of a page: its text, its tags and where its links and pictures lead."""

    EMPTY = frozenset({"img", "br", "hr", "input", "link", "meta", "wbr", "source", "track", "area", "col"})
    OURS = frozenset({"data-start", "data-mark", "class", "id"})

    def __init__(self, identifier: str) -> None:
        super().__init__()
        self.identifier, self.depth, self.found = identifier, 0, False
        self.text, self.tags = "", list[tuple[str, tuple[tuple[str, str | None], ...]]]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.depth:
            marked = tag in ("a", "mark") and any(name == "data-mark" for name, _ in attrs)
            if not marked:
                kept = tuple(pair for pair in attrs if pair[0] not in self.OURS)
                self.tags.append((tag, kept))
            self.depth += tag not in self.EMPTY
        elif ("id", self.identifier) in attrs:
            self.depth, self.found = 1, True

    def handle_endtag(self, tag: str) -> None:
        if self.depth and tag not in self.EMPTY:
            self.depth -= 1

    def handle_data(self, data: str) -> None:
        if self.depth:
            self.text += data


def read_element(page: str, identifier: str) -> Reading:
    reading = Reading(identifier)
    reading.feed(page)
    reading.close()
    return reading


def words_of(body: str) -> str:
    """The words of a stored body: in its spelling every `<` begins a tag and no attribute holds a `>`."""
    return html.unescape(TAG.sub("", body))


def reading_of(body: str) -> Reading:
    """What people read in a stored body."""
    return read_element(f'<div id="body">{body}</div>', "body")


@dataclass
class Explained:
    """What the log says of absences, addresses and amendments.

    Each article's last status, what is withheld, where it is now; what became of each note after it was published.
    """

    withdrawn: set[tuple[int, int]] = field(default_factory=set)
    gone_notes: set[str] = field(default_factory=set)
    upto: dict[int, int] = field(default_factory=dict)
    status: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    slugs: dict[int, str] = field(default_factory=dict)
    amended: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)
    corrects: dict[str, str] = field(default_factory=dict)
    corrected_by: dict[str, list[str]] = field(default_factory=dict)

    def hear(self, entry: Mapping[str, Any]) -> None:
        """Take a public entry in."""
        article, kind = entry.get("article_id"), entry["kind"]
        if kind == "version.withdrawn":
            self.withdrawn.add((entry["article_id"], entry["version"]))
        elif kind == "note.withdrawn":
            self.gone_notes.add(entry["note"])
        elif kind == "versions.withheld":
            self.upto[entry["article_id"]] = max(self.upto.get(entry["article_id"], 0), entry["upto"])
        elif kind == "article.status":
            self.status[entry["article_id"]] = entry
        elif kind == "note.amended":
            self.amended.setdefault(entry["note"], []).append(entry)
        elif kind == "note.corrects":
            self.corrects[entry["note"]] = entry["corrects"]
            self.corrected_by.setdefault(entry["corrects"], []).append(entry["note"])
        if isinstance(article, int) and isinstance(entry.get("article"), str):
            self.slugs[article] = entry["article"]

    def is_removed(self, article: int) -> bool:
        """Whether the log says that the article is not there any more."""
        return self.status.get(article, {}).get("status") == "removed"

    def hides_words(self, article: int) -> bool:
        """Whether the log says that no words of the article are shown now."""
        return self.is_removed(article) or bool(self.status.get(article, {}).get("covered"))

    def version_may_be_gone(self, article: int, number: int) -> bool:
        """Whether an entry says why a version's words are not there."""
        gone = (article, number) in self.withdrawn or number <= self.upto.get(article, 0)
        return gone or self.hides_words(article)

    def note_may_be_gone(self, reference: str, article: int, number: int) -> bool:
        """Whether an entry says why a note that came with this version is not there."""
        return reference in self.gone_notes or any(
            self.version_may_be_gone(article, each) for each in (number - 1, number) if each
        )

    def now(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """An entry with the address that its article has now."""
        return {**entry, "article": self.slugs.get(entry["article_id"], entry["article"])}


@dataclass
class Verifier:
    """One run over versions and notes; a whole log is known, or (one note) only its own proof."""

    source: Source
    keys: Keys
    log: Log
    progress: Progress
    explained: Explained = field(default_factory=Explained)
    versions: int = 0
    notes: int = 0
    articles: int = 0
    untold: int = 0
    withdrawn: int = 0
    waiting: int = 0
    unlogged: int = 0

    def everything(self, only: str = "") -> None:
        """Every version of every article, and every note. Raises Tampered, Undecided."""
        for entry in self.log.public:
            self.explained.hear(entry)
        by_article: dict[int, list[dict[str, Any]]] = {}
        notes = []
        for logged in self.log.public:
            if logged["kind"] not in ("version.published", "note.published"):
                continue
            entry = self.explained.now(logged)
            if only and only not in (entry["article"], logged["article"]):
                continue
            if entry["kind"] == "version.published":
                by_article.setdefault(entry["article_id"], []).append(entry)
            else:
                notes.append(entry)
        if only and not by_article:
            raise Undecided(f"the log does not speak of an article {only}")
        self._articles(by_article)
        self._notes(notes)
        if isinstance(self.source, Folder) and not only:
            self._nothing_else(
                self.source, [*(each for entries in by_article.values() for each in entries), *notes]
            )

    def _articles(self, by_article: Mapping[int, Sequence[Any]]) -> None:
        wanted = [entry for entries in by_article.values() for entry in entries]
        answers = self.source.many(map(record_path, wanted))
        for entries in by_article.values():
            before: dict[str, str] | None = dict.fromkeys(PARTS, "")
            last: dict[str, Any] | None = None
            for number, entry in enumerate(entries, 1):
                where = place_name(entry)
                if entry["version"] != number:
                    raise Tampered(f"{where}: the log speaks of it where version {number} is due")
                raw = next(answers)
                if raw is None:
                    if not self.explained.version_may_be_gone(entry["article_id"], number):
                        raise Passing(f"{where}: it is in the log, but it is gone, and no entry says why")
                    self.withdrawn += 1
                    before = last = None
                    continue
                last = self._version(raw, entry, before, is_last=number == len(entries))
                before = last["text"]
                self.versions += 1
                self.progress("versions", self.versions, len(wanted))
            self.articles += 1
            if self.source.is_live:
                self._now(entries[-1], last)

    def _version(
        self, raw: bytes, entry: Mapping[str, Any], before: dict[str, str] | None, *, is_last: bool
    ) -> dict[str, Any]:
        where = place_name(entry)
        record = self._record(raw, entry, where)
        check_names(record, VERSION_RECORD, where)
        names = {"kind": "change"}
        for name in VERSION_LOGGED:
            if record.get(name) != entry[names.get(name, name)]:
                raise Tampered(f"{where}, {name}: it is not the one that was logged")
        if not isinstance(record.get("superseded"), bool) or not (record["superseded"] or is_last):
            raise Tampered(f"{where}, superseded: a later version was logged")
        if record["superseded"] and is_last and not self.source.is_live:
            raise Passing(f"{where}, superseded: no later version was logged")
        self._check_words(record, entry, before, where)
        return record

    def _check_words(
        self, record: Mapping[str, Any], entry: Mapping[str, Any], before: dict[str, str] | None, where: str
    ) -> None:
        text: Any = record.get("text")
        splices: Any = record.get("splices")
        if not isinstance(text, dict) or set(text) != set(PARTS):
            raise Tampered(f"{where}, text: it does not have its three parts")
        content = {name: text[name] for name in PARTS}
        content |= {"article_id": entry["article_id"], "version": entry["version"]}
        committed = salted(
            record.get("salt"), profile({**content, "edits": profile(splices).decode()}), where
        )
        try:
            place = replay_difference(splices, before, text)
            places = {part: [place_of(run) for run in splices["text"][part]] for part in PARTS}
            positions = {"computed": splices["computed"], "doubts": splices["doubts"], "text": places}
        except (TypeError, KeyError, IndexError, AttributeError) as error:
            raise Tampered(f"{where}, splices: they are no edits") from error
        if place:
            raise Tampered(
                f"{where}, {place}: it was altered: replaying the edits since version 1 gives other words"
            )
        if not hmac.compare_digest(committed, entry["commitment"]):
            raise Tampered(
                f"{where}, words, splices or salt: they were altered: the log has a commitment to others"
            )
        if sha256(profile(positions)).hexdigest() != entry["position_map"]:
            raise Tampered(f"{where}, splices: their places are not those that were logged")

    def _notes(self, notes: Sequence[Mapping[str, Any]]) -> None:
        told: list[tuple[Mapping[str, Any], Mapping[str, Any]]] = []
        for entry, raw in zip(notes, self.source.many(map(record_path, notes)), strict=True):
            if raw is None:
                if not self.explained.note_may_be_gone(entry["note"], entry["article_id"], entry["version"]):
                    raise Passing(
                        f"{place_name(entry)}: it is in the log, but it is gone, and no entry says why"
                    )
                self.untold += 1
                continue
            record = self.note(raw, entry)
            self.notes += 1
            self.progress("notes", self.notes, len(notes))
            if self.source.is_live:
                told.append((entry, record))
        pages = self.source.many(f"corrections/{entry['note']}" for entry, _ in told)
        for (entry, record), page in zip(told, pages, strict=True):
            check_note_page(page, record, f"{place_name(entry)}, page")

    def note(self, raw: bytes, entry: Mapping[str, Any]) -> Mapping[str, Any]:
        """One note against its entry; gives its record. Raises Tampered."""
        where = place_name(entry)
        record = self._record(raw, entry, where)
        check_names(record, NOTE_RECORD, where)
        note = record.get("note")
        if not isinstance(note, dict):
            raise Tampered(f"{where}, note: it is missing")
        try:
            changes = json.loads(note["changes"])
            short = {
                name: note[name] for name in ("reference", "kind", "text", "language", "published", "version")
            }
            short |= {"reported": note["reported"] or None, "article": entry["article"], "changes": changes}
            short |= {"commitment": entry["commitment"]}
            logged = {"note": note["reference"], "note_kind": note["kind"]}
            logged |= {name: note[name] for name in ("article_id", "number", "version", "published")}
        except (KeyError, ValueError, TypeError) as error:
            raise Tampered(f"{where}, note: a part of it is missing") from error
        for name, value in logged.items():
            if entry[name] != value:
                raise Tampered(f"{where}, {name}: it was altered: it is not the one that was logged")
        is_whole = hmac.compare_digest(salted(record.get("salt"), profile(note), where), entry["commitment"])
        for name, value in short.items():
            if record.get(name) != value:
                raise Tampered(f"{where}, {name}: {altered(record.get(name), value, is_logged=is_whole)}")
        if not is_whole:
            raise Tampered(
                f"{where}, words, details or salt: they were altered: the log has a commitment to others"
            )
        self._check_amendments(record, where)
        self._check_links(record, where)
        return record

    def _check_links(self, record: Mapping[str, Any], where: str) -> None:
        """Which note it corrects, and which ones correct it."""
        reference = record["reference"]
        logged = {"corrects": self.explained.corrects.get(reference)}
        logged["corrected_by"] = self.explained.corrected_by.get(reference, [])  # type: ignore[assignment]
        for name, value in logged.items():
            if record[name] != value:
                raise Passing(f"{where}, {name}: the log says {value or 'no note'}")

    def _check_amendments(self, record: Mapping[str, Any], where: str) -> None:
        """Every amendment against its entry, and that the note says now what the last one says."""
        amendments, logged = record["amendments"], self.explained.amended.get(record["reference"], [])
        if not isinstance(amendments, list):
            raise Tampered(f"{where}, amendments: they are no list")
        if len(amendments) < len(logged):
            raise Passing(f"{where}, amendments: {len(logged)} are in the log, {len(amendments)} are told")
        now = record["text"]
        for number, amendment in enumerate(amendments, 1):
            place = f"{where}, amendment {number}"
            check_amendment(amendment, record["reference"], number, place)
            if number <= len(logged):
                told = {"note": record["reference"], "number": number, "amendment": amendment["kind"]}
                told["commitment"] = amendment["commitment"]
                if any(logged[number - 1].get(name) != value for name, value in told.items()):
                    raise Tampered(f"{place}: it is not the one that was logged")
            elif not self.source.is_live or amendment["at"] <= self.log.newest:
                raise Passing(f"{place}: it is not in the log")
            else:
                check_not_ahead(amendment["at"], place)
                self.unlogged += 1
            now = amendment["text"]
        if record["now"] != now:
            raise Tampered(f"{where}, now: it is not what the note and its amendments say")

    def _record(self, raw: bytes, entry: Mapping[str, Any], where: str) -> dict[str, Any]:
        """A served record in its one spelling, its proof checked. Raises Tampered."""
        if not raw.endswith(b"\n"):
            raise Tampered(f"{where}: it does not end as it was written")
        record = parsed(raw[:-1], where)
        if record.get("proof") is None and self.source.is_live:
            time.sleep(CACHED_SECONDS)
            record = parsed((self.source.get(record_path(entry)) or b"\n")[:-1], where)
        self._check_proof(record.get("proof"), entry["seq"], where)
        return record

    def _check_proof(self, proof: Any, seq: int, where: str) -> None:
        if not isinstance(proof, dict) or set(proof) != {"index", "hashes", "checkpoint"}:
            raise Tampered(f"{where}, proof: it is missing")
        if proof["index"] != seq or isinstance(proof["index"], bool):
            raise Tampered(f"{where}, proof: it is another entry's")
        if not isinstance(proof["checkpoint"], str) or not isinstance(proof["hashes"], list):
            raise Tampered(f"{where}, proof: it cannot be read")
        checkpoint = self.keys.read(proof["checkpoint"], f"{where}, proof")
        hashes = [unbase64(str(each), f"{where}, proof: a hash") for each in proof["hashes"]]
        if checkpoint.origin != self.log.checkpoint.origin or checkpoint.size <= seq:
            raise Tampered(f"{where}, proof: its checkpoint does not cover it")
        leaf = self.log.leaves[seq]
        if root_by_inclusion(leaf, hashes, index=seq, size=checkpoint.size) != checkpoint.root:
            raise Tampered(f"{where}, proof: it does not lead to the signed root")
        known = checkpoint.size <= self.log.checkpoint.size
        if known and self.log.tree.over(0, checkpoint.size) != checkpoint.root:
            raise Tampered(f"{where}, proof: its checkpoint is of another tree")

    def _now(self, entry: Mapping[str, Any], last: Mapping[str, Any] | None) -> None:
        """That nothing newer is served than what was logged, and that the page reads as the last version."""
        path = record_path({**entry, "version": entry["version"] + 1})
        raw = self.source.get(path)
        if raw is not None:
            published = parsed(raw[:-1], f"/{path}").get("published")
            if not isinstance(published, str) or published <= self.log.newest:
                raise Tampered(
                    f"article {entry['article']}, version {entry['version'] + 1}: it is not in the log"
                )
            check_not_ahead(published, f"article {entry['article']}, version {entry['version'] + 1}")
            self.waiting += 1
            return
        if last is None or self.explained.hides_words(entry["article_id"]):
            return
        if last["superseded"]:
            raise Passing(f"{place_name(entry)}, superseded: there is no later version")
        page = self.source.get(f"articles/{entry['article']}")
        if page is None:
            raise Passing(f"article {entry['article']}: its page is gone, and no entry says why")
        self._check_page(page.decode("utf-8", "replace"), last["text"], f"article {entry['article']}, page")

    def _check_page(self, page: str, text: Mapping[str, str], where: str) -> None:
        for part in ("headline", "dek"):
            if read_element(page, f"article-{part}").text != text[part]:
                raise Passing(f"{where}, {part}: it does not read as the last version that was logged")
        shown, stored = read_element(page, "article-body"), reading_of(text["body"])
        if shown.text != stored.text:
            raise Passing(f"{where}, body: it does not read as the last version that was logged")
        if shown.tags != stored.tags:
            raise Passing(f"{where}, body: links, pictures or marks are not those of the last version")

    def _nothing_else(self, mirror: Folder, logged: Sequence[Mapping[str, Any]]) -> None:
        for path in sorted(mirror.records() - set(map(record_path, logged))):
            raise Tampered(f"{path}: it is there, but the log does not speak of it")


def check_not_ahead(at: str, where: str) -> None:
    """What is not in the log yet cannot say that it is of tomorrow, and wait for ever. Raises Tampered."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError as error:
        raise Tampered(f"{where}: its time cannot be read") from error
    if moment.tzinfo is None or moment > datetime.now(UTC) + CLOCKS_APART:
        raise Tampered(f"{where}: it is not in the log, and says that it is of {at}")


def check_note_page(page: bytes | None, record: Mapping[str, Any], where: str) -> None:
    """That people read on a note's page what its record says now, and which notes it goes with. Raises Passing."""
    if page is None:
        raise Passing(f"{where}: it is gone, and no entry says why")
    read = page.decode("utf-8", "replace")
    if read_element(read, "note-words").text != record["now"]:
        raise Passing(f"{where}: it does not read as the note that was logged")
    links = [each for each in (record["corrects"], *record["corrected_by"]) if each]
    shown = [
        dict(kept).get("href") or "" for tag, kept in read_element(read, "note-links").tags if tag == "a"
    ]
    if [link.rpartition("/")[2] for link in shown] != links:
        raise Passing(f"{where}: it does not name the notes that it goes with")


def altered(told: Any, known: Any, *, is_logged: bool) -> str:
    """What is wrong with a part of a note, in words; `known` is what was logged, or only another telling of it."""
    shown = [profile(each).decode() for each in (told, known)]
    now, other = (each if len(each) <= 120 else f"{each[:119]}…" for each in shown)
    if is_logged:
        return f"it was altered: it says {now}, but {other} was logged"
    return f"it was altered: the record says {now} in one place and {other} in another"


def check_names(record: Mapping[str, Any], names: Iterable[str], where: str) -> None:
    """That a record has these parts and no others: nobody vouches for a part that is not known here."""
    for name in sorted(set(names) ^ set(record)):
        raise Tampered(f"{where}, {name}: it {'is not known' if name in record else 'is missing'}")


def check_amendment(amendment: Any, reference: str, number: int, where: str) -> None:
    """That an amendment's words match the commitment that it carries. Raises Tampered."""
    if not isinstance(amendment, dict):
        raise Tampered(f"{where}: it is no amendment")
    check_names(amendment, AMENDMENT, where)
    for name, form in AMENDMENT.items():
        if type(amendment[name]) is not form:
            raise Tampered(f"{where}, {name}: it cannot be read")
    if amendment["number"] != number:
        raise Tampered(f"{where}: it carries the number {amendment['number']}")
    bound = {"note": reference, **{name: amendment[name] for name in ("number", "kind", "text", "at")}}
    if not hmac.compare_digest(salted(amendment["salt"], profile(bound), where), amendment["commitment"]):
        raise Tampered(f"{where}, words, details or salt: they do not match its commitment")


def replay_difference(
    splices: Mapping[str, Any], before: Mapping[str, str] | None, text: Mapping[str, str]
) -> str:
    """The part that the edits do not lead to, empty where all fit. After a withdrawal nothing can be replayed."""
    if before is None:
        return ""
    for part in ("headline", "dek"):
        if replayed(splices["text"][part], before[part]) != text[part]:
            return part
    if replayed(splices["string"], before["body"]) != text["body"]:
        return "body"
    readable = replayed(splices["text"]["body"], words_of(before["body"]))
    return "" if readable == words_of(text["body"]) else "body"


def record_path(entry: Mapping[str, Any]) -> str:
    """Where the record of an entry is served."""
    if entry["kind"] == "note.published":
        return f"corrections/{entry['note']}.json"
    return f"articles/{entry['article']}/versions/{entry['version']}.json"


def place_name(entry: Mapping[str, Any]) -> str:
    """What an entry speaks of, in words."""
    if entry["kind"] == "note.published":
        return f"article {entry['article']}, note {entry['note']}"
    return f"article {entry['article']}, version {entry['version']}"


# -- one note by its proof


def tree_of_tiles(source: Source, size: int) -> Tree:
    """The tree of a log of `size` entries, of which only the tiles that are asked for are read."""
    read: dict[str, bytes] = {}

    def node(height: int, number: int) -> bytes:
        level, below = divmod(height, HEIGHT)
        start, count = number << below, 1 << below
        tile, first = divmod(start, WIDTH)
        path = tile_path(level, tile, min(WIDTH, (size >> (HEIGHT * level)) - tile * WIDTH))
        if path not in read:
            read[path] = source.get(path) or b""
        hashes = [read[path][32 * at : 32 * at + 32] for at in range(first, first + count)]
        if len(hashes[-1]) != 32:
            raise Tampered(f"/{path} is missing or too short")
        return grown(hashes).over(0, count)

    return Tree(node)


def one_note(
    source: Source,
    keys: Keys,
    checkpoint: Checkpoint,
    reference: str,
    whole: Log | None = None,
    progress: Progress | None = None,
) -> None:
    """A note by its own proof, and all that the log says since it was published. Raises Tampered, Undecided.

    Unknown where the log before it has to be read: for its address, for why it is not told, or for another key.
    """
    raw = source.get(f"corrections/{reference}.json")
    if raw is None:
        if whole is None:
            raise Unknown(f"note {reference}: it is not told; the log has to be read for the reason")
        raise _absence(whole, reference)
    record = parsed(raw[:-1], f"note {reference}")
    proof = record.get("proof")
    if not isinstance(proof, dict) or not isinstance(proof.get("index"), int):
        raise Undecided(f"note {reference} is not covered by a checkpoint yet")
    seq, where = proof["index"], f"note {reference}, proof"
    own = keys.read(str(proof.get("checkpoint")), where)
    tree = tree_of_tiles(source, checkpoint.size)
    if not 0 <= seq < min(own.size, checkpoint.size) or own.size > checkpoint.size:
        raise Undecided("the note's proof is newer than the checkpoint; try again in a moment")
    check_consistency(tree.consistency(own.size, checkpoint.size), old=own, new=checkpoint)
    number = seq // WIDTH
    count = min(WIDTH, checkpoint.size - number * WIDTH)
    path = tile_path("entries", number, count)
    entry = entries_of(source.get(path), path, count)[seq % WIDTH]
    fields = entry_fields(entry, seq=seq, log=checkpoint.origin)
    if fields.get("kind") != "note.published" or fields.get("note") != reference:
        raise Tampered(f"{where}: entry {seq} does not speak of it")
    newest = whole.newest if whole else ""
    single = Log(Checkpoint(checkpoint.origin, 0, b""), tree, _At(seq, leaf_hash(entry)), [], newest)
    if whole is None and record.get("article") != fields["article"]:
        raise Unknown(
            f"article {fields['article']}, note {reference}, article: it is not the one that was logged"
        )
    verifier = Verifier(source, keys, single, progress or Progress(is_quiet=True))
    for each in whole.public if whole else since(source, checkpoint, tree, seq, verifier.progress):
        verifier.explained.hear(each)
        verifier.log.newest = max(verifier.log.newest, each["at"])
    told = verifier.note(raw, verifier.explained.now(fields))
    if verifier.unlogged:
        raise Undecided("an amendment of the note is newer than the checkpoint; try again in a moment")
    if source.is_live:
        check_note_page(source.get(f"corrections/{reference}"), told, f"note {reference}, page")


def since(
    source: Source, checkpoint: Checkpoint, tree: Tree, seq: int, progress: Progress
) -> list[dict[str, Any]]:
    """The public entries from the bundle of entry `seq` on, which with the tiles before make the signed root.

    What became of a note stands after it: nothing of that can be left out. Raises Tampered.
    """
    first, size = seq - seq % WIDTH, checkpoint.size
    paths = list(row("entries", size))[first // WIDTH :]
    leaves: list[bytes] = []
    public: list[dict[str, Any]] = []
    for path, bundle in zip(paths, source.many(paths), strict=True):
        start = first + len(leaves)
        for number, raw in enumerate(entries_of(bundle, path, min(WIDTH, size - start)), start):
            leaves.append(leaf_hash(raw))
            fields = entry_fields(raw, seq=number, log=checkpoint.origin)
            if fields["kind"] != "private":
                public.append(fields)
        progress("entries", len(leaves), size - first)

    def node(height: int, number: int) -> bytes:
        end = (number + 1) << height
        if end <= first:
            return tree.node(height, number)
        if height == 0:
            return leaves[number - first]
        return node_hash(node(height - 1, 2 * number), node(height - 1, 2 * number + 1))

    if Tree(node).over(0, size) != checkpoint.root:
        raise Tampered(f"the entries from {first} on do not hash to the root that was signed")
    return public


def _absence(whole: Log, reference: str) -> Exception:
    """Why a note is not told, as the public entries say."""
    explained = Explained()
    published = None
    for entry in whole.public:
        explained.hear(entry)
        if entry["kind"] == "note.published" and entry["note"] == reference:
            published = entry
    if published is None:
        return Undecided(f"there is no note {reference}")
    if reference in explained.gone_notes:
        return Undecided(f"note {reference}: its words were withdrawn, as the log says")
    if explained.note_may_be_gone(reference, published["article_id"], published["version"]):
        return Undecided(f"note {reference}: it is not told, as the log says")
    return Passing(f"note {reference}: it is in the log, but it is gone, and no entry says why")


class _At(list[bytes]):
    """One leaf at its place."""

    def __init__(self, seq: int, leaf: bytes) -> None:
        super().__init__()
        self.seq, self.leaf = seq, leaf

    def __getitem__(self, place: Any) -> Any:
        return self.leaf


# -- what is remembered between two runs


def remembered(path: Path) -> dict[str, Any]:
    """What earlier runs saw, by log. Raises Undecided for a file that cannot be read."""
    try:
        kept = json.loads(path.read_text())
        return kept if isinstance(kept, dict) else {}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise Undecided(f"what was remembered cannot be read: {path}: {error}") from error


def remember(path: Path, kept: dict[str, Any]) -> None:
    """Keep it for the next run, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n")
    fresh.replace(path)


# -- the run


class Progress:
    """Says on standard error how far a long run is, every few seconds."""

    def __init__(self, *, every: float = 5.0, is_quiet: bool = False) -> None:
        self.every, self.is_quiet, self.said = every, is_quiet, time.monotonic()

    def __call__(self, what: str, done: int, total: int) -> None:
        if not self.is_quiet and time.monotonic() - self.said >= self.every:
            self.said = time.monotonic()
            print(f"  {done:,} of {total:,} {what}", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Verify, say what was found, and give the exit code."""
    given = _options().parse_args(arguments)
    try:
        print(verify(given))
    except Tampered as found:
        print(f"TAMPERED: {found}")
        return 1
    except Undecided as found:
        print(f"CANNOT TELL: {found}")
        return 2
    except KeyboardInterrupt:
        print("CANNOT TELL: it was stopped before the end")
        return 2
    except Exception as error:
        print(f"CANNOT TELL: something has a form that this program does not know: {error!r}")
        return 2
    return 0


def verify(given: argparse.Namespace) -> str:
    """One run; what was found valid, in words. Raises Tampered, Undecided."""
    if bool(given.url) == bool(given.offline):
        raise Undecided("give an address, or --offline and a folder")
    source: Source = Folder(given.offline) if given.offline else Site(given.url)
    try:
        return _looked(source, given)
    except Passing:
        if not source.is_live:
            raise
        time.sleep(CACHED_SECONDS)
        return _looked(source, given)


def _looked(source: Source, given: argparse.Namespace) -> str:
    known = remembered(given.state)
    run = _Run(source, given, known)
    if given.note:
        said, newest = run.note(given.note), ""
    else:
        log = run.log
        verifier = Verifier(source, run.keys, log, run.progress)
        verifier.everything(given.article or "")
        said, newest = _summary(verifier), log.newest
    checkpoint = run.checkpoint
    known.setdefault("places", {})[source.place] = checkpoint.origin
    known.setdefault("logs", {})[checkpoint.origin] = {
        "keys": [key.hex() for key in run.keys.newest],
        "size": checkpoint.size,
        "root": checkpoint.root.hex(),
    }
    remember(given.state, known)
    _check_age(newest, given, is_live=source.is_live)
    return (
        f"{said}\ncheckpoint: {checkpoint.origin}, {checkpoint.size} entries,"
        f" root {checkpoint.root.hex()}{run.notice}"
    )


class _Run:
    """The newest checkpoint with a signature that holds, and the keys; all of the log as soon as it is asked for."""

    def __init__(self, source: Source, given: argparse.Namespace, known: Mapping[str, Any]) -> None:
        self.source, self.progress, self.notice = source, Progress(is_quiet=given.quiet), ""
        self._read: Log | None = None
        self.text, self.checkpoint = self._newest(known)
        self.earlier = known.get("logs", {}).get(self.checkpoint.origin)
        if self.earlier and self.checkpoint.size < self.earlier["size"]:
            raise Tampered(
                f"the log has {self.checkpoint.size} entries, but had {self.earlier['size']} before:"
                " its end was cut off"
            )
        self.keys = self._trusted(given)

    def _newest(self, known: Mapping[str, Any]) -> tuple[str, Checkpoint]:
        raw, before = self.source.get("log/checkpoint"), known.get("places", {}).get(self.source.place)
        if raw is None:
            if before:
                raise Tampered(f"the checkpoint of {before} was there before, and is gone")
            raise Undecided("there is no checkpoint")
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            raise Tampered("the checkpoint is not text") from error
        claimed, _ = unsigned(text, "the checkpoint")
        if before and claimed.origin != before:
            raise Tampered(f"the log here was {before}, and is {claimed.origin} now")
        return text, claimed

    def _trusted(self, given: argparse.Namespace) -> Keys:
        if given.key:
            keys = Keys(tuple(map(given_key, given.key)))
            keys.read(self.text, "the checkpoint")
            return keys
        start = self.earlier["size"] if self.earlier else 0
        if self.earlier:
            keys = Keys(tuple(map(bytes.fromhex, self.earlier["keys"])))
        else:
            keys = Keys(_own_keys(self.source, self.checkpoint))
        if not is_signed(self.text, keys.newest, "the checkpoint"):
            keys = self._followed(keys, start)
        if not self.earlier:
            shown = ", ".join(base64.b64encode(key).decode() for key in keys.newest)
            named = "first visit: the keys are those that the log names itself, remembered from now on"
            self.notice = f"\n{named}: {shown}"
        return keys

    def _followed(self, keys: Keys, start: int) -> Keys:
        """The keys after those that were replaced since; the log itself says so, signed by one that stayed."""
        now = self._unproved.keys_since(keys.newest, start)[-1][1]
        if now == keys.newest or not is_signed(self.text, now, "the checkpoint"):
            raise Tampered("the checkpoint: it is not signed with a key of this log")
        self.notice += "\nkeys of the log were replaced, as the log says, signed by the one that stayed"
        return Keys(now)

    @property
    def _unproved(self) -> Log:
        if self._read is None:
            self._read = read_log(self.source, self.checkpoint, self.progress)
        return self._read

    @property
    def log(self) -> Log:
        """All of the log, compared with what was seen before and with the keys of its time. Raises Tampered."""
        log = self._unproved
        if self.earlier and log.tree.over(0, self.earlier["size"]).hex() != self.earlier["root"]:
            raise Tampered(f"the first {self.earlier['size']} entries are not those that were there before")
        self.keys.history = log.keys_since(log.opened_with, 1)
        if not is_signed(self.text, self.keys.of(log.checkpoint.size), "the checkpoint"):
            raise Tampered("the checkpoint: it is signed with a key that was replaced")
        return log

    def note(self, reference: str) -> str:
        """One note by its proof; all of the log is read where a key, an address or words changed. Raises Tampered."""
        checkpoint = self.checkpoint
        try:
            one_note(self.source, self.keys, checkpoint, reference, progress=self.progress)
        except Unknown:
            one_note(self.source, self.keys, checkpoint, reference, self.log)
        if self.earlier:
            old = Checkpoint(checkpoint.origin, self.earlier["size"], bytes.fromhex(self.earlier["root"]))
            tree = tree_of_tiles(self.source, checkpoint.size)
            check_consistency(tree.consistency(old.size, checkpoint.size), old=old, new=checkpoint)
        return f"valid: note {reference} is as it was logged"


def named_keys(opened: Mapping[str, Any]) -> tuple[bytes, ...]:
    """The keys that entry 0 names. Raises Tampered."""
    try:
        return tuple(unbase64(key, "entry 0: a key") for key in opened["keys"])
    except (KeyError, TypeError) as error:
        raise Tampered("entry 0: it does not name the log's keys") from error


def _own_keys(source: Source, claimed: Checkpoint) -> tuple[bytes, ...]:
    count = min(WIDTH, claimed.size)
    path = tile_path("entries", 0, count)
    return named_keys(entry_fields(entries_of(source.get(path), path, count)[0], seq=0, log=claimed.origin))


def _check_age(newest: str, given: argparse.Namespace, *, is_live: bool) -> None:
    longest = given.max_age if given.max_age is not None else (FRESH_HOURS if is_live else 0)
    if newest and longest:
        age = datetime.now(UTC) - datetime.fromisoformat(newest)
        if age > timedelta(hours=longest):
            raise Undecided(
                f"all that is there is valid, but the newest entry is {age.total_seconds() / 3600:.0f} hours old"
            )


def _summary(run: Verifier) -> str:
    said = (
        f"valid: {run.log.checkpoint.size:,} entries, {run.versions:,} versions of {run.articles:,} articles,"
        f" {run.notes:,} notes"
    )
    if run.withdrawn:
        said += f"; {run.withdrawn:,} versions are withheld or withdrawn, as the log says"
    if run.untold:
        said += f"; {run.untold:,} notes are not told, as the log says"
    if run.waiting:
        said += f"; {run.waiting:,} newer versions wait for the next checkpoint"
    if run.unlogged:
        said += f"; {run.unlogged:,} newer amendments of notes wait for the next checkpoint"
    return said


def _options() -> argparse.ArgumentParser:
    options = argparse.ArgumentParser(
        prog="corrections-verify", description=(__doc__ or "").partition("\n\n")[0]
    )
    options.add_argument("url", nargs="?", help="the site, such as https://desk.example.org")
    options.add_argument(
        "--offline", type=Path, metavar="DIR", help="a mirror in a folder, instead of a site"
    )
    options.add_argument("--note", metavar="REF", help="one note only, by its proof")
    options.add_argument("--article", metavar="SLUG", help="the whole log, but the texts of one article only")
    options.add_argument("--key", action="append", help="a public key to trust (may be given twice)")
    options.add_argument(
        "--state", type=Path, default=STATE, metavar="FILE", help=f"what is remembered ({STATE})"
    )
    options.add_argument(
        "--max-age", type=float, metavar="HOURS", help="how old the newest entry may be (26; 0: any)"
    )
    options.add_argument("--quiet", action="store_true", help="no progress on standard error")
    return options


if __name__ == "__main__":
    sys.exit(main())
