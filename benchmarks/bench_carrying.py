"""Carrying 1,000 open passages over 10 free edits of an article of 50,000 characters, beside diff-match-patch."""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable
from random import Random, SystemRandom
from typing import Any

from diff_match_patch import diff_match_patch

from benchmarks.corpus import Writer, light, stored_of, text_of
from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.anchoring.sweeping import kept_shifts
from corrections.domain.anchoring.verdicts import journey
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part, Span

LENGTH, PASSAGES, EDITS = 50_000, 1_000, 10
LONGEST_PATTERN = 32


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--seed", type=int, default=SystemRandom().randrange(2**31))
    given = arguments.parse_args()
    print(report(given.seed, repeats=2 if given.quick else 9))


def report(seed: int, *, repeats: int) -> str:
    """The table: medians over articles, each carried by every way in turn."""
    names = ("compute", "carry", "diff", "x_index", "match_main")
    times: dict[str, list[float]] = {name: [] for name in names}
    judged = []
    for number in range(repeats):
        base, live, spans = task(seed + number)
        judged.append(ours(base, live, spans, times))
        peers(base, live, spans, times)
    medians = {name: statistics.median(taken) * 1000 for name, taken in times.items()}
    carry, once = medians["carry"], medians["carry"] + medians["compute"]
    rows = [
        ("ours: 1,000 passages carried along stored edits", carry),
        ("ours: the same, and the edits computed first (once a version)", once),
        ("diff_xIndex, both ends, its difference given", medians["x_index"]),
        ("diff_xIndex, and its difference computed first", medians["x_index"] + medians["diff"]),
        ("match_main, first 32 characters at the old offset", medians["match_main"]),
    ]
    lines = [
        "## Carrying open passages",
        "",
        f"Seeds {seed} to {seed + repeats - 1}: {PASSAGES} passages over {EDITS} free edits of {LENGTH:,} characters,"
        f" medians of {repeats}. {statistics.mean(judged):.0f} passages near an edit were judged one by one.",
        "",
        "| way | ms | times ours |",
        "|---|--:|--:|",
        *(f"| {name} | {median:.3f} | {median / carry:.1f} |" for name, median in rows),
    ]
    return "\n".join(lines)


def task(seed: int) -> tuple[ArticleText, ArticleText, list[Span]]:
    """An article, the same with ten free edits, and passages of it in order."""
    writer, random = Writer(seed, "prose"), Random(seed)
    base = writer.article(LENGTH)
    live = light(writer, base, EDITS)
    length = len(text_of(base))
    starts = sorted(random.randrange(length - 60) for _ in range(PASSAGES))
    spans = [Span(start, start + random.randint(3, 40)) for start in starts]
    return ArticleText("", "", stored_of(base)), ArticleText("", "", stored_of(live)), spans


def ours(base: ArticleText, live: ArticleText, spans: list[Span], times: dict[str, list[float]]) -> int:
    """What settling an import does: edits once, a sweep, and a judgement where an edit comes near."""
    old, new = base.canonical(Part.BODY), live.canonical(Part.BODY)
    step = timed(times["compute"], lambda: computed_edits(base, live))

    def carry() -> int:
        way = journey(Part.BODY, base=old, steps=[step], live=new)
        shifts = kept_shifts(way, spans)
        near = [span for span, shift in zip(spans, shifts, strict=True) if shift is None]
        return len([way.judge(span, None) for span in near])

    return int(timed(times["carry"], carry))


def peers(base: ArticleText, live: ArticleText, spans: list[Span], times: dict[str, list[float]]) -> None:
    """The same passages by diff-match-patch (Python), without its time limit."""
    old, new = base.canonical(Part.BODY), live.canonical(Part.BODY)
    engine: Any = diff_match_patch()
    engine.Diff_Timeout = 0
    found = timed(times["diff"], lambda: engine.diff_main(old, new))

    def index() -> None:
        for span in spans:
            engine.diff_xIndex(found, span.start)
            engine.diff_xIndex(found, span.end)

    def match() -> None:
        for span in spans:
            engine.match_main(new, span.slice(old)[:LONGEST_PATTERN], span.start)

    timed(times["x_index"], index)
    timed(times["match_main"], match)


def timed(taken: list[float], act: Callable[[], Any]) -> Any:
    started = time.perf_counter()
    result = act()
    taken.append(time.perf_counter() - started)
    return result


if __name__ == "__main__":
    main()
