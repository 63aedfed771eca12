"""Where diff-match-patch and the published quote matching would publish a passage, each as it comes."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from diff_match_patch import diff_match_patch

FOLDER = Path(__file__).resolve().parent
CONTEXT = 32
LONGEST_PATTERN = 32
SIGN = "\ue000"


@dataclass(frozen=True, slots=True)
class Asked:
    """Two texts, and passages of the first (code points, half open)."""

    old: str
    new: str
    passages: list[tuple[int, int]]


Peer = Callable[[Asked], list[int | None]]


def engine() -> Any:
    """diff-match-patch in Python with its defaults, but without a time limit."""
    made: Any = diff_match_patch()
    made.Diff_Timeout = 0
    return made


def x_index() -> Peer:
    """`diff_xIndex`, published where the words stand at the place it gives."""
    dmp = engine()

    def find(asked: Asked) -> list[int | None]:
        found = dmp.diff_main(asked.old, asked.new)
        places = (dmp.diff_xIndex(found, start) for start, _ in asked.passages)
        pairs = zip(asked.passages, places, strict=True)
        return [place if asked.new.startswith(asked.old[s:e], place) else None for (s, e), place in pairs]

    return find


def match_main() -> Peer:
    """`match_main` with the old offset as its hint, published where the words stand at the place it gives."""
    dmp = engine()

    def find_one(asked: Asked, start: int, end: int) -> int | None:
        quote = asked.old[start:end]
        place = dmp.match_main(asked.new, quote[:LONGEST_PATTERN], start)
        return place if place >= 0 and asked.new.startswith(quote, place) else None

    return lambda asked: [find_one(asked, start, end) for start, end in asked.passages]


def patch_apply() -> Peer:
    """`patch_apply` of a patch that puts a sign before the passage, published where it reports success."""
    dmp = engine()

    def find_one(asked: Asked, start: int) -> int | None:
        patches = dmp.patch_make(asked.old, [(0, asked.old[:start]), (1, SIGN), (0, asked.old[start:])])
        result, done = dmp.patch_apply(patches, asked.new)
        return result.find(SIGN) if all(done) and SIGN in result else None

    return lambda asked: [find_one(asked, start) for start, _ in asked.passages]


def quote_match() -> Peer:
    """The quote matching that the Hypothesis client publishes, run by node over npm's approx-string-match."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules" / "approx-string-match").exists():
        raise SystemExit("node and approx-string-match are needed: `make bench` installs them")
    process = subprocess.Popen(
        [node, str(FOLDER / "quote_match.js")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )

    def find(asked: Asked) -> list[int | None]:
        quotes = [
            [asked.old[s:e], asked.old[max(0, s - CONTEXT) : s], asked.old[e : e + CONTEXT], s]
            for s, e in asked.passages
        ]
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(json.dumps({"text": asked.new, "quotes": quotes}) + "\n")
        process.stdin.flush()
        return [place and place[0] for place in json.loads(process.stdout.readline())]

    return find


PEERS: dict[str, Callable[[], Peer]] = {
    "diff-match-patch `patch_apply`": patch_apply,
    "diff-match-patch `match_main`, words equal": match_main,
    "diff-match-patch `diff_xIndex`, words equal": x_index,
    "Hypothesis's published quote matching": quote_match,
}
