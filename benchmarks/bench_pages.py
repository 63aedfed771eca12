"""How many readers of one article a process with one thread serves, beside a bare Flask application."""

from __future__ import annotations

import argparse
import os
import statistics
from collections.abc import Callable
from contextlib import ExitStack

from benchmarks.served import ARTICLE, desk, granian, newsrooms, rate, tag_of, told

BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd", "Accept-Language": "en"}
HELLO = "bare Flask, “hello”"


def main() -> None:
    """Measure all of them in turn, several times over."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    given = arguments.parse_args()
    rounds, seconds = (2, 1) if given.quick else (7, 2)
    with ExitStack() as stack:
        ways: dict[str, Callable[[], float]] = {}
        hello = stack.enter_context(granian("benchmarks.hello:app", {}))
        ways[HELLO] = lambda: rate(hello, seconds=seconds)
        for name, newsroom in stack.enter_context(newsrooms(postgresql=True)).items():
            kept = stack.enter_context(granian("app:app", desk(newsroom)))
            bare = stack.enter_context(granian("app:app", desk(newsroom, CORRECTIONS_PAGE_MEMORY="0")))
            ways |= on(name, kept + ARTICLE, bare + ARTICLE, seconds)
        found: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(rounds):
            for name, measured in ways.items():
                found[name].append(measured())
    report(found, rounds, seconds)


def on(name: str, kept: str, bare: str, seconds: int) -> dict[str, Callable[[], float]]:
    """The article on one database: from memory, known already, and made anew."""
    known = {"If-None-Match": tag_of(kept)}
    return {
        f"article, {name}": lambda: rate(kept, seconds=seconds),
        f"article as a browser asks, {name}": lambda: rate(kept, seconds=seconds, headers=BROWSER),
        f"304, {name}": lambda: rate(kept, seconds=seconds, headers=known),
        f"article without the layer, {name}": lambda: rate(bare, seconds=seconds),
    }


def report(found: dict[str, list[float]], rounds: int, seconds: int) -> None:
    """The table. Ratios are of each round's own figures, since other work on the machine slows a whole round."""
    print("## Pages from memory\n")
    print("An article of 5,000 characters with one correction; granian, one process with one thread each;")
    print(
        f"wrk, 16 connections on loopback; {rounds} rounds of {seconds} s each in turn. Median (lowest to highest)."
    )
    print(f"Load of the machine at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.\n")
    print("| what | requests/s | of “hello” | of the same without the layer |")
    print("|---|--:|--:|--:|")
    for name, figures in found.items():
        bare = found.get(f"article without the layer, {name.rpartition(', ')[2]}", [])
        print(f"| {name} | {told(figures)} | {ratio(figures, found[HELLO])} | {ratio(figures, bare)} |")


def ratio(figures: list[float], others: list[float]) -> str:
    """The median of the rounds' ratios."""
    if not others:
        return ""
    return f"{statistics.median(a / b for a, b in zip(figures, others, strict=True)):.2f}"


if __name__ == "__main__":
    main()
