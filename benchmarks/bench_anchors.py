"""Finding passages again after free edits and stored fixes: false publishes, resolved alone, gone ones "found"."""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Callable, Iterator
from random import Random, SystemRandom

from benchmarks.corpus import SCENARIOS, Article, Marked, Writer, marked_passages, stored_of, text_of
from benchmarks.peers.places import PEERS, Asked, Peer
from corrections.domain.anchoring.comparing import computed_edits
from corrections.domain.anchoring.verdicts import Journey, journey
from corrections.domain.refusals import Refusal
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import apply, close, edits_of
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.splices import Fix, Splice

LENGTH = 5_000
PASSAGES = 200
KINDS = ("prose", "wire")
FIXES = 8


class Tally(Counter[str]):
    """What one way did with the passages it was asked for."""

    def note(self, marked: Marked, place: int | None) -> None:
        """Count one passage: `place` is where it would be published in one step, None where a person decides."""
        intact, published = marked.place is not None, place is not None
        self["asked"] += 1
        self["intact"] += intact
        self["resolved"] += intact and place == marked.place
        self["false"] += published and not (intact and place == marked.place)
        self["gone"] += marked.survivors == 0
        self["found"] += marked.survivors == 0 and published

    def share(self, part: str, whole: str) -> float:
        return self[part] / self[whole] if self[whole] else 0.0


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--seed", type=int, default=SystemRandom().randrange(2**31))
    given = arguments.parse_args()
    rounds, sampled = (3, 1) if given.quick else (210, 3)
    print(free_edits(given.seed, rounds=rounds, sampled=sampled))
    print()
    print(stored_fixes(given.seed, rounds=2 if given.quick else 40))


def free_edits(seed: int, *, rounds: int, sampled: int) -> str:
    """The tables: ours by scenario, then every way on the articles that the peers were asked about as well."""
    ours, beside = {}, {name: Tally() for name in ("ours", *PEERS)}
    peers = {name: peer() for name, peer in PEERS.items()}
    for kind in KINDS:
        for name, scenario in SCENARIOS.items():
            tally = ours[f"{kind}, {name}"] = Tally()
            for number in range(rounds):
                writer = Writer(hash_of(seed, kind, name, number), kind)
                base = writer.article(LENGTH)
                live = scenario(writer, base)
                marked = marked_passages(writer, base, live, PASSAGES)
                places = ours_places(base, live, marked)
                count(tally, marked, places)
                if number < sampled:
                    count(beside["ours"], marked, places)
                    ask_peers(peers, beside, base, live, marked)
    return "\n".join([*heading(seed, rounds), *by_scenario(ours), "", *side_by_side(beside)])


def hash_of(seed: int, *names: object) -> int:
    """A seed of its own for every article, the same on every machine."""
    return Random(f"{seed} {names}").randrange(2**62)


def ours_places(base: Article, live: Article, marked: list[Marked]) -> list[int | None]:
    old, new = (ArticleText("", "", stored_of(each)) for each in (base, live))
    step = computed_edits(old, new)
    way = journey(Part.BODY, base=text_of(base), steps=[step], live=text_of(live))
    return [published(way, each) for each in marked]


def published(way: Journey, marked: Marked) -> int | None:
    judged = way.judge(Span(marked.start, marked.end), None)
    return judged.span.start if judged.verdict.publishes and judged.span else None


def count(tally: Tally, marked: list[Marked], places: list[int | None]) -> None:
    for each, place in zip(marked, places, strict=True):
        tally.note(each, place)


def ask_peers(
    peers: dict[str, Peer], beside: dict[str, Tally], base: Article, live: Article, marked: list[Marked]
) -> None:
    asked = Asked(text_of(base), text_of(live), [(each.start, each.end) for each in marked])
    for name, peer in peers.items():
        count(beside[name], marked, peer(asked))


def heading(seed: int, rounds: int) -> list[str]:
    carried = rounds * PASSAGES * len(KINDS) * len(SCENARIOS)
    return [
        "## Anchors over free edits",
        "",
        f"Seed {seed}: {carried:,} passages, two in five a single word, carried over whole bodies that arrived edited;",
        "articles of 5,000 characters. The truth is the identity of every word in the generator. A false publish is",
        "a one-step publish anywhere but at the true place of a passage that is whole.",
        "",
    ]


def by_scenario(ours: dict[str, Tally]) -> list[str]:
    total = Tally()
    for tally in ours.values():
        total.update(tally)
    return [
        "| texts, edits | passages | false publishes | per 10,000 | upper 95 % | intact resolved alone | gone found |",
        "|---|--:|--:|--:|--:|--:|--:|",
        *(row(name, tally) for name, tally in ours.items()),
        row("**all**", total),
    ]


def row(name: str, tally: Tally) -> str:
    return (
        f"| {name} | {tally['asked']:,} | {tally['false']} | {10_000 * tally.share('false', 'asked'):.2f}"
        f" | {10_000 * upper_bound(tally['false'], tally['asked']):.2f}"
        f" | {100 * tally.share('resolved', 'intact'):.3f} % | {100 * tally.share('found', 'gone'):.2f} % |"
    )


def upper_bound(hits: int, asked: int) -> float:
    """The upper end of the exact one-sided 95 % interval (Clopper and Pearson, 1934), by bisection."""
    low, high = hits / asked if asked else 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        if at_most(hits, asked, middle) > 0.05:
            low = middle
        else:
            high = middle
    return high


def at_most(hits: int, asked: int, chance: float) -> float:
    """The probability of at most that many hits, in logarithms so that it does not underflow."""
    if chance in (0.0, 1.0):
        return float(chance == 0.0)
    logs = (
        math.lgamma(asked + 1) - math.lgamma(k + 1) - math.lgamma(asked - k + 1)
        + k * math.log(chance) + (asked - k) * math.log1p(-chance)
        for k in range(hits + 1)
    )  # fmt: skip
    return sum(map(math.exp, logs))


def side_by_side(beside: dict[str, Tally]) -> list[str]:
    asked = beside["ours"]["asked"]
    return [
        f"Beside the peers, on {asked:,} of these passages:",
        "",
        "| way | false publishes per 10,000 | intact resolved alone | gone found |",
        "|---|--:|--:|--:|",
        *(
            f"| {name} | {10_000 * tally.share('false', 'asked'):.1f}"
            f" | {100 * tally.share('resolved', 'intact'):.2f} % | {100 * tally.share('found', 'gone'):.1f} % |"
            for name, tally in beside.items()
        ),
    ]


def stored_fixes(seed: int, *, rounds: int) -> str:
    """Chains of approved fixes, carried along the edits that they stored; truth by following each character."""
    tally = Tally()
    for number in range(rounds):
        random = Random(f"{seed} fixes {number}")
        text = ArticleText(
            "", "", stored_of(Writer(random.randrange(2**62), KINDS[number % 2]).article(LENGTH))
        )
        base, truth, steps = text, list(range(len(text.scanned.text))), []
        for fix in some_fixes(random):
            try:
                closed = close(fix(text), text).fix
            except Refusal:
                continue
            steps.append(edits_of(closed, text))
            truth = follow(truth, closed)
            text = apply(closed, text)
        way = journey(Part.BODY, base=base.scanned.text, steps=steps, live=text.scanned.text)
        note_fixes(tally, random, base.scanned.text, truth, way)
    return "\n".join(
        [
            "## Anchors over stored fixes",
            "",
            f"Seed {seed}: {tally['asked']:,} passages over chains of up to {FIXES} fixes:"
            f" {tally['false']} false publishes, {100 * tally.share('resolved', 'intact'):.3f} % of the intact"
            f" resolved alone, {tally['found']} of {tally['gone']:,} gone ones found.",
        ]
    )


def some_fixes(random: Random) -> Iterator[Callable[[ArticleText], Fix]]:
    """Fixes of a word here and there: other words, none, or its own with something before it."""
    for _ in range(FIXES):
        spot, act = random.random(), random.choice(("other words", "", "reportedly {}", "{}.5"))

        def fix(live: ArticleText, spot: float = spot, act: str = act) -> Fix:
            body = live.scanned.text
            start = body.find(" ", int(spot * (len(body) - 60))) + 1
            end = min(
                position
                for position in (body.find(" ", start + 1), body.find("\n", start + 1))
                if position > 0
            )
            old = body[start:end]
            return Fix(1, (Splice(Part.BODY, Span(start, end), old, act.format(old)),))

        yield fix


def follow(truth: list[int], fix: Fix) -> list[int]:
    """Which character of the base each character of the text is; -1 for new ones."""
    followed, at = [], 0
    for splice in fix.splices:
        followed += truth[at : splice.span.start] + [-1] * len(splice.new)
        at = splice.span.end
    return followed + truth[at:]


def note_fixes(tally: Tally, random: Random, base: str, truth: list[int], way: Journey) -> None:
    place_of = {origin: place for place, origin in enumerate(truth) if origin >= 0}
    for _ in range(PASSAGES):
        start = random.randrange(len(base) - 40)
        span = Span(start, start + random.randint(1, 30))
        went = [place_of.get(at) for at in range(span.start, span.end)]
        whole = went[0] is not None and went == list(range(went[0], went[0] + span.length))
        grown = whole and went[0] is not None and word_grew(base, span, truth, went[0])
        words = tuple((at, 1, place) for at, place in enumerate(went))
        marked = Marked(span.start, span.end, went[0] if whole and not grown else None, words)
        tally.note(marked, published(way, marked))


def word_grew(base: str, span: Span, truth: list[int], place: int) -> bool:
    """Whether other characters now adjoin the passage: it may then be part of another word."""
    before = truth[place - 1] if place else -2
    after = truth[place + span.length] if place + span.length < len(truth) else -2
    at_start = span.start - 1 if span.start else -2
    at_end = span.end if span.end < len(base) else -2
    return (before, after) != (at_start, at_end)


if __name__ == "__main__":
    main()
