"""The same fact wrong again: the same words changed to the same ones, or words of a correction changed once more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from corrections.domain.minding.facts import PublishedFact

REPEATED_WITHIN = timedelta(days=90)


def with_repeats(published: Iterable[PublishedFact]) -> Iterator[PublishedFact]:
    """Say of each change, in the order of time, whether an earlier one within ninety days was about the same.

    It was if it changed the same words to the same ones, in any article, or if it had put the words there that are
    changed now. Case and white space do not count; what only added words is compared with nothing.
    """
    latest: dict[tuple[object, str], datetime] = {}
    for each in sorted(published, key=lambda fact: fact.at):
        changed = [(_folded(old), _folded(new)) for old, new in each.changed]
        asked: list[tuple[object, str]] = [(old, new) for old, new in changed if old]
        asked += [(each.article, old) for old, _ in changed if old]
        found = any(key in latest and each.at - latest[key] <= REPEATED_WITHIN for key in asked)
        latest |= {(old, new): each.at for old, new in changed if old}
        latest |= {(each.article, new): each.at for _, new in changed if new}
        yield replace(each, repeats=found, changed=())


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
