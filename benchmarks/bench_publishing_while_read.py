"""How long readers wait for an article that is corrected five times a second while they read it."""

from __future__ import annotations

import argparse
import http.client
import os
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime

from benchmarks.served import ARTICLE, ROOT, SLUG, desk, granian, newsrooms
from tests.newsroom import Newsroom
from tests.services.decisions import correction, publish_two

READS, CORRECTIONS, READERS = 300, 5, 12
TOLD = 'id="note-'


def main() -> None:
    """Ask at fixed times, whatever was answered before: a slow answer delays the ones behind it, as for readers."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--publish", nargs=3, metavar=("URL", "FOLDER", "SECONDS"))
    given = arguments.parse_args()
    if given.publish:
        publish(*given.publish)
        return
    seconds = 3 if given.quick else 15
    print("## Reading while it is corrected\n")
    print(
        f"{READS} requests a second for {seconds} s on one article, {CORRECTIONS} corrections a second of it by"
    )
    print(
        "another process: a report, a prepared change, a second signature. granian, one process, one thread. The time"
    )
    print("of an answer counts from when it should have been asked for. A stale one lacks a note that was")
    print("committed before it was asked for.\n")
    print("| database | answers | corrections | median ms | p99 ms | slowest ms | stale |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    with newsrooms(postgresql=True) as found:
        for name, newsroom in found.items():
            print(measured(name, newsroom, seconds), flush=True)
    print(f"\nLoad of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.")


def measured(name: str, newsroom: Newsroom, seconds: int) -> str:
    """One row of the table."""
    with ExitStack() as stack:
        address = stack.enter_context(granian("app:app", desk(newsroom)))
        command = [sys.executable, "-m", "benchmarks.bench_publishing_while_read", "--publish", newsroom.url]
        command += [str(newsroom.instance), str(seconds)]
        published: list[tuple[float, int]] = []
        writer = stack.enter_context(subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True))
        assert writer.stdout is not None
        writer.stdout.readline()  # it is ready
        listener = threading.Thread(target=listen, args=(writer.stdout, published), daemon=True)
        listener.start()
        answers = read(address.removeprefix("http://"), seconds)
        listener.join()
    took = sorted(1000 * each[1] for each in answers)
    stale = sum(notes < committed(published, asked) for asked, _, notes in answers)
    middle, last = took[len(took) // 2], took[int(len(took) * 0.99)]
    return (
        f"| {name} | {len(took)} | {len(published)} | {middle:.1f} | {last:.1f} | {took[-1]:.1f} | {stale} |"
    )


def read(address: str, seconds: int) -> list[tuple[float, float, int]]:
    """Of each request: when it was sent, how long after its time the answer was there, how many notes it had."""
    begin, answers = time.monotonic() + 0.2, []

    def reader(first: int) -> None:
        connection = http.client.HTTPConnection(address, timeout=30)
        for number in range(first, READS * seconds, READERS):
            due = begin + number / READS
            time.sleep(max(0.0, due - time.monotonic()))
            asked = time.time()
            connection.request("GET", ARTICLE)
            page = connection.getresponse().read().decode()
            answers.append((asked, time.monotonic() - due, page.count(TOLD)))

    threads = [threading.Thread(target=reader, args=(first,)) for first in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def listen(lines: object, published: list[tuple[float, int]]) -> None:
    """Note when each correction was committed, and how many notes there were then."""
    for line in lines:  # type: ignore[attr-defined]
        at, notes = line.split()
        published.append((float(at), int(notes)))


def committed(published: list[tuple[float, int]], asked: float) -> int:
    """How many notes stood in the database for certain when a page was asked for."""
    return max((notes for at, notes in published if at < asked), default=0)


def publish(url: str, folder: str, seconds: str) -> None:
    """Correct the same figure again and again, five times a second."""
    from pathlib import Path

    newsroom = Newsroom(url, instance=Path(folder))
    newsroom.at = datetime.now(UTC)
    newsroom._people = iter(range(1000, 100_000))
    newsroom._keys = iter(range(1000, 100_000))
    print("ready", flush=True)
    begin, said = time.monotonic(), "4.1 million"
    for number in range(CORRECTIONS * int(seconds)):
        time.sleep(max(0.0, begin + number / CORRECTIONS - time.monotonic()))
        proposed = f"{number + 5}.2 million"
        publish_two(newsroom, newsroom.case(said, proposed, article=SLUG), correction(proposed))
        said = proposed
        print(time.time(), number + 2, flush=True)
    newsroom.close()


if __name__ == "__main__":
    main()
