"""Searching and exporting a log of a million entries: pages by every filter, and the memory that an export takes."""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks.large_log import LOG, REASONS, START, filled
from corrections.database import make_sessions
from corrections.models.sessions import Sessions
from corrections.queries.record.log_listing import log_page
from corrections.queries.record.log_question import LogQuestion
from corrections.queries.record.log_stream import log_stream

RUNS = 7


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument(
        "--url", default="", help="an empty, migrated PostgreSQL database instead of SQLite"
    )
    arguments.add_argument("--export", help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.export:
        print(json.dumps(exported(given.export)))
        return
    count = 20_000 if given.quick else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.sqlite"
        sessions = filled(path, count, url=given.url)
        name = "PostgreSQL" if given.url else "SQLite"
        lines = [f"## Searching the log of {count:,} entries ({name})", "", *searched(sessions, count), ""]
        print("\n".join([*lines, *memory(given.url or f"sqlite:///{path}")]))


def questions(count: int) -> dict[str, LogQuestion]:
    """A question for every filter, and for filters that meet."""
    middle = START + timedelta(minutes=count // 2)
    return {
        "everything": LogQuestion(),
        "a person": LogQuestion(person=7),
        "an act": LogQuestion(act="correction.declined"),
        "a person's acts of one kind": LogQuestion(person=7, act="correction.published"),
        "a case": LogQuestion(subject="C-77"),
        "a reason": LogQuestion(reason=REASONS[3]),
        "a reason, a person, half of the time": LogQuestion(reason=REASONS[3], person=7, until=middle),
        "a word": LogQuestion(words="ministry"),
        "two words and a person": LogQuestion(words="ministry registers", person=9),
        "a word in a case": LogQuestion(words="ministry", subject="C-77"),
        "three words": LogQuestion(words="the ministry registers"),
        "a word, a reason, a person": LogQuestion(words="ministry", reason=REASONS[3], person=9),
        "a day": LogQuestion(since=middle, until=middle + timedelta(days=1)),
        "nothing there: an unknown word": LogQuestion(words="unheard"),
        "nothing there: a word that such acts never have": LogQuestion(
            words="ministry", act="correction.signed"
        ),
        "nothing there: such acts have no reason": LogQuestion(reason=REASONS[3], act="correction.signed"),
        "nothing there: a person who did no such thing": LogQuestion(person=7, act="staff.added"),
    }


def searched(sessions: Sessions, count: int) -> list[str]:
    """The median and the slowest of some pages for each question."""
    lines = ["| asked for | median ms | slowest ms | found on the page |", "|---|--:|--:|--:|"]
    for name, question in questions(count).items():
        times = []
        for _ in range(RUNS):
            start = time.perf_counter()
            page = log_page(sessions, question)
            times.append((time.perf_counter() - start) * 1000)
        lines.append(f"| {name} | {statistics.median(times):.1f} | {max(times):.1f} | {len(page.lines)} |")
    start = time.perf_counter()
    page = log_page(sessions, LogQuestion(act="correction.declined"), before=count // 3)
    lines.append(
        f"| a page deep in the past | {(time.perf_counter() - start) * 1000:.1f} | | {len(page.lines)} |"
    )
    return lines


def memory(url: str) -> list[str]:
    """The export in a process of its own, measured at a tenth of the way and at its end."""
    command = [sys.executable, "-m", "benchmarks.bench_log_search", "--export", url]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    return [
        f"Export of {found['entries']:,} entries of {LOG}: {found['seconds']:.0f} s; largest memory"
        f" {found['early']} MiB after a tenth, {found['end']} MiB at the end.",
    ]


def exported(url: str) -> dict[str, float]:
    """Stream everything and give how much memory was the most, early and at the end."""
    start, written, early = time.perf_counter(), 0, 0
    sessions = make_sessions(url)
    for written, line in enumerate(log_stream(sessions, LogQuestion()), 1):
        json.dumps(dict(line.fields))
        if written == 100_000:
            early = _most()
    return {"entries": written, "seconds": time.perf_counter() - start, "early": early, "end": _most()}


def _most() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
