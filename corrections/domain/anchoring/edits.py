"""Edits: a new text told as runs kept from the old one and as new words; composing two is arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Kept:
    """`length` code points of the old text, from `start` on."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class New:
    """Words that the old text did not give, even where it has equal ones: words typed again are new."""

    text: str

    @property
    def length(self) -> int:
        """How many code points the words have."""
        return len(self.text)


@dataclass(frozen=True, slots=True)
class Restored:
    """Words brought back: they stood at `start` (code points) of the text `back` versions before the old."""

    text: str
    start: int
    back: int

    @property
    def length(self) -> int:
        """How many code points the words have."""
        return len(self.text)


Run = Kept | New | Restored


@dataclass(frozen=True)
class Edits:
    """The new text as a sequence of runs without empty ones, neighbours of one source joined (see `edits`).

    `versions` is how many versions the edits span: 1, or more once several are composed.
    """

    runs: tuple[Run, ...]
    versions: int = 1

    @cached_property
    def ends(self) -> list[int]:
        """Where each run ends in the new text (code points)."""
        return list(accumulate(run.length for run in self.runs))

    @property
    def new_length(self) -> int:
        """How many code points the new text has."""
        return self.ends[-1] if self.runs else 0

    def cut(self, start: int, end: int) -> Iterator[Run]:
        """The runs, cut to size, that make the new text's code points from `start` up to `end`, half open."""
        number = bisect_right(self.ends, start)
        while start < end:
            run, run_end = self.runs[number], self.ends[number]
            stop = min(run_end, end)
            first = start - (run_end - run.length)
            yield _part(run, first, first + stop - start)
            start, number = stop, number + 1


def edits(runs: Iterable[Run], *, versions: int = 1) -> Edits:
    """Edits of these runs, in their one normal form."""
    joined: list[Run] = []
    for run in runs:
        if not run.length:
            continue
        together = _joined(joined[-1], run) if joined else None
        if together is None:
            joined.append(run)
        else:
            joined[-1] = together
    return Edits(tuple(joined), versions)


def identity(length: int) -> Edits:
    """The edits that keep all of a text of `length` code points."""
    return edits([Kept(0, length)])


def replay(change: Edits, old: str) -> str:
    """The new text; `old` must be the text that the edits were made on."""
    return "".join(
        old[run.start : run.start + run.length] if isinstance(run, Kept) else run.text for run in change.runs
    )


def compose(first: Edits, second: Edits) -> Edits:
    """The edits that lead where `first` and then `second` lead.

    Words that `second` restores from the text `first` was made on are kept runs of that text again; those
    from a version inside a composed `first` are new words, so chains are composed from the end (`through`).
    """
    return edits(_composed(first, second), versions=first.versions + second.versions)


def through(steps: Sequence[Edits]) -> Edits:
    """All the steps of a chain, at least one, in one."""
    return reduce(lambda later, earlier: compose(earlier, later), reversed(steps[:-1]), steps[-1])


def replaced(changes: Iterable[tuple[int, int, str]], length: int) -> Edits:
    """The edits that put new words in place of ranges of an old text of `length` code points.

    `changes` are (start, end, words), half open, in order and not overlapping.
    """
    runs: list[Run] = []
    at = 0
    for start, end, words in changes:
        runs += [Kept(at, start - at), New(words)]
        at = end
    return edits([*runs, Kept(at, length - at)])


def _composed(first: Edits, second: Edits) -> Iterator[Run]:
    for run in second.runs:
        if isinstance(run, Kept):
            yield from first.cut(run.start, run.start + run.length)
        elif isinstance(run, New):
            yield run
        elif run.back == first.versions:
            yield Kept(run.start, run.length)
        elif run.back > first.versions:
            yield Restored(run.text, run.start, run.back - first.versions)
        else:
            yield New(run.text)


def _part(run: Run, start: int, end: int) -> Run:
    if isinstance(run, Kept):
        return Kept(run.start + start, end - start)
    if isinstance(run, New):
        return New(run.text[start:end])
    return Restored(run.text[start:end], run.start + start, run.back)


def _joined(left: Run, right: Run) -> Run | None:
    match left, right:
        case Kept(), Kept() if left.start + left.length == right.start:
            return Kept(left.start, left.length + right.length)
        case New(), New():
            return New(left.text + right.text)
        case Restored(), Restored() if (left.start + left.length, left.back) == (right.start, right.back):
            return Restored(left.text + right.text, left.start, left.back)
    return None
