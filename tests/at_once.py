"""Lets several people act in the same moment, for tests of what happens then."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any

from corrections.domain.refusals import Refusal

LONGEST = 300
DONE = "done"


def at_once(acts: Sequence[Callable[[], str]]) -> list[str]:
    """Run the acts in threads that start together; gives what came of each."""
    gate, results = threading.Barrier(len(acts)), [""] * len(acts)

    def run(number: int) -> None:
        gate.wait()
        try:
            results[number] = acts[number]()
        except Exception as fault:  # a thread's fault would be lost; the test compares it
            results[number] = f"{type(fault).__name__}: {fault}"

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONGEST)
    return results


def outcome(act: Callable[[], Any]) -> str:
    """`done`, or the name of the refusal."""
    try:
        act()
    except Refusal as refusal:
        return type(refusal).__name__
    return DONE
