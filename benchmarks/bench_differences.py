"""How fast and how readable word differences are, beside diff-match-patch, difflib and RapidFuzz in the same run."""

from __future__ import annotations

import argparse
import difflib
import json
import platform
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import accumulate, pairwise
from random import Random

import fast_diff_match_patch
from diff_match_patch import diff_match_patch
from rapidfuzz.distance import Indel

from benchmarks.corpus import Writer, light, text_of
from corrections.domain.reading.differences import word_difference
from corrections.domain.reading.word_tokens import tokens

SEED = 20261122
PATIENCE = 20.0
Runs = list[tuple[str, str]]
Engine = Callable[[str, str], Runs]


def ours(old: str, new: str) -> Runs:
    signs = {"same": "=", "deleted": "-", "inserted": "+"}
    return [(signs[piece.kind], piece.text) for piece in word_difference(old, new)]


def dmp_words(old: str, new: str) -> Runs:
    """diff-match-patch in Python over word tokens, with its semantic clean-up and no time limit."""
    left, right, words = _encoded(old, new)
    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    found = engine.diff_main(left, right, False)
    engine.diff_cleanupSemantic(found)
    return [("-=+"[sign + 1], "".join(words[ord(code)] for code in run)) for sign, run in found]


def dmp_characters(old: str, new: str) -> Runs:
    """diff-match-patch in Python over characters, with its semantic clean-up and its own limit of a second."""
    engine = diff_match_patch()
    found = engine.diff_main(old, new)
    engine.diff_cleanupSemantic(found)
    return [("-=+"[sign + 1], run) for sign, run in found]


def fast_dmp_words(old: str, new: str) -> Runs:
    """The same in C++, over word tokens of the whole text, with its semantic clean-up and no time limit."""
    left, right, words = _encoded(old, new)
    found = fast_diff_match_patch.diff(
        left, right, timelimit=0, checklines=False, cleanup="Semantic", counts_only=False
    )
    return [(sign, "".join(words[ord(code)] for code in run)) for sign, run in found]


def fast_dmp_characters(old: str, new: str) -> Runs:
    found = fast_diff_match_patch.diff(
        old, new, timelimit=0, checklines=False, cleanup="Semantic", counts_only=False
    )
    return list(found)


def rapidfuzz_words(old: str, new: str) -> Runs:
    left, right = tokens(old), tokens(new)
    return list(_opcodes(left, right, ((c.tag, c.src_start, c.src_end, c.dest_start, c.dest_end)
                                       for c in Indel.opcodes(left, right))))  # fmt: skip


def difflib_words(old: str, new: str) -> Runs:
    left, right = tokens(old), tokens(new)
    matcher = difflib.SequenceMatcher(None, left, right, autojunk=False)
    return list(_opcodes(left, right, matcher.get_opcodes()))


def _opcodes(
    old: Sequence[str],
    new: Sequence[str],
    codes: Iterator[tuple[str, int, int, int, int]] | Sequence[tuple[str, int, int, int, int]],
) -> Iterator[tuple[str, str]]:
    for tag, start, end, new_start, new_end in codes:
        if tag == "equal":
            yield "=", "".join(old[start:end])
            continue
        if end > start:
            yield "-", "".join(old[start:end])
        if new_end > new_start:
            yield "+", "".join(new[new_start:new_end])


def _encoded(old: str, new: str) -> tuple[str, str, list[str]]:
    """Both texts with a code point for each word, and the words by code point."""
    words: list[str] = [""]
    known: dict[str, str] = {}

    def encoded(text: str) -> str:
        codes = []
        for word in tokens(text):
            if word not in known:
                if len(words) == 0xD800:
                    words.extend([""] * 0x800)
                known[word] = chr(len(words))
                words.append(word)
            codes.append(known[word])
        return "".join(codes)

    return encoded(old), encoded(new), words


ENGINES: dict[str, Engine] = {
    "ours": ours,
    "diff-match-patch words, Python": dmp_words,
    "diff-match-patch characters, Python": dmp_characters,
    "fast-diff-match-patch words": fast_dmp_words,
    "fast-diff-match-patch characters": fast_dmp_characters,
    "RapidFuzz Indel words": rapidfuzz_words,
    "difflib words": difflib_words,
}
SLOW = {"difflib words"}


def cases(seed: int) -> dict[str, tuple[str, str]]:
    """The pairs of texts by their names."""
    found = {}
    for name, length, edits in (
        ("5k, 10 edits", 5_000, 10),
        ("20k, 100 edits", 20_000, 100),
        ("100k, 100 edits", 100_000, 100),
    ):
        writer = Writer(seed + length, "prose")
        article = writer.article(length)
        found[name] = text_of(article), text_of(light(writer, article, edits))
    old, new = found["100k, 100 edits"]
    found["100k, 100 edits, one paragraph"] = old.replace("\n", " "), new.replace("\n", " ")
    found["100k, unrelated"] = _shuffled(seed + 1, "\n"), _shuffled(seed + 2, "\n")
    found["100k, unrelated, one paragraph"] = _shuffled(seed + 1, " "), _shuffled(seed + 2, " ")
    found["100k, unrelated, Chinese"] = _chinese(seed + 1), _chinese(seed + 2)
    return found


def _shuffled(seed: int, separator: str) -> str:
    """100,000 characters of prose in a random order of words, in paragraphs of about 60."""
    words = text_of(Writer(seed, "prose").article(120_000)).split()
    Random(seed).shuffle(words)
    paragraphs = (" ".join(words[at : at + 60]) for at in range(0, len(words), 60))
    return separator.join(paragraphs)[:100_000]


def _chinese(seed: int) -> str:
    random = Random(seed)
    return "".join(chr(0x4E00 + min(int(random.paretovariate(0.5)), 2999)) for _ in range(100_000))


@dataclass(frozen=True, slots=True)
class Measured:
    milliseconds: float
    hunks: int
    cut_words: int


def measure(engine: Engine, old: str, new: str, *, runs: int) -> Measured:
    """The median time after one run that does not count, and what the result is like.

    The result must rebuild both texts.
    """
    times = []
    for _ in range(runs + (runs > 1)):
        began = time.process_time()
        found = engine(old, new)
        times.append((time.process_time() - began) * 1000)
    assert "".join(run for sign, run in found if sign != "+") == old
    assert "".join(run for sign, run in found if sign != "-") == new
    hunks = sum(sign != "=" and (at == 0 or found[at - 1][0] == "=") for at, (sign, _) in enumerate(found))
    return Measured(statistics.median(times[-runs:]), hunks, cut_words(found))


def cut_words(found: Runs) -> int:
    """How many borders of the result stand between two letters or digits of a text."""
    cut = 0
    for hidden in "+-":
        runs = [run for sign, run in found if sign != hidden]
        text = "".join(runs)
        ends = set(accumulate(map(len, runs)))
        inside = {
            at for at, (left, right) in enumerate(pairwise(text), 1) if left.isalnum() and right.isalnum()
        }
        cut += len({at for at in ends & inside if not _unspaced(text[at - 1])})
    return cut


def _unspaced(sign: str) -> bool:
    return bool(re.match("[\u4e00-\u9fff]", sign))


def measured_apart(engine: str, case: str, *, seed: int, runs: int) -> Measured | None:
    """The measure taken in a process of its own, which is ended when it takes too long; then None."""
    command = [sys.executable, "-m", "benchmarks.bench_differences", "--only", engine, case]
    command += ["--seed", str(seed), "--runs", str(runs)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE * (runs + 1))
    except subprocess.TimeoutExpired:
        return None
    return Measured(**json.loads(done.stdout))


def report(seed: int, *, quick: bool) -> None:
    names = list(cases(seed))
    runs = 3 if quick else 7
    print("## Word differences\n")
    packages = ("diff-match-patch", "fast-diff-match-patch", "rapidfuzz", "regex")
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    print(f"Seed {seed}; Python {platform.python_version()}; {versions}.")
    print(f"Milliseconds of processor time, median of {runs} runs, tokenising included;")
    print("in brackets the hunks and the borders that cut a word.")
    print(f"A dash: more than {PATIENCE:.0f} s{' or left out of a quick run' if quick else ''}.\n")
    print("| engine | " + " | ".join(names) + " |")
    print("|---|" + "---|" * len(names))
    results: dict[tuple[str, str], Measured] = {}
    for engine in ENGINES:
        cells = []
        for name in names:
            slow = engine in SLOW or ("unrelated" in name and engine != "ours")
            taken = (
                None if quick and slow else measured_apart(engine, name, seed=seed, runs=1 if slow else runs)
            )
            if taken:
                results[engine, name] = taken
            cells.append(f"{taken.milliseconds:.1f} ({taken.hunks} / {taken.cut_words})" if taken else "-")
        print(f"| {engine} | " + " | ".join(cells) + " |", flush=True)
    _promises(results)


def _promises(results: dict[tuple[str, str], Measured]) -> None:
    """The two promises, and whether they hold in this run."""
    long = "100k, 100 edits"
    mine, theirs = results["ours", long], results["diff-match-patch words, Python", long]
    worst = max(
        taken.milliseconds
        for (engine, name), taken in results.items()
        if engine == "ours" and "unrelated" in name
    )
    cut = sum(taken.cut_words for (engine, _), taken in results.items() if engine == "ours")
    times = theirs.milliseconds / mine.milliseconds
    print("\n| promise | measured | holds |\n|---|---|---|")
    print(
        f"| 100k, 100 edits: at least 10x diff-match-patch words in Python | {times:.1f}x | {_yes(times >= 10)} |"
    )
    print(f"| unrelated 100,000-character texts in under 500 ms | {worst:.0f} ms | {_yes(worst < 500)} |")
    print(f"| no word cut | {cut} | {_yes(cut == 0)} |\n")


def _yes(holds: bool) -> str:
    return "yes" if holds else "**no**"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer runs, without the slowest peers")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--only", nargs=2, metavar=("ENGINE", "CASE"))
    chosen = parser.parse_args()
    if chosen.only:
        engine, case = chosen.only
        taken = measure(ENGINES[engine], *cases(chosen.seed)[case], runs=chosen.runs)
        print(
            json.dumps(
                {"milliseconds": taken.milliseconds, "hunks": taken.hunks, "cut_words": taken.cut_words}
            )
        )
    else:
        report(chosen.seed, quick=chosen.quick)


if __name__ == "__main__":
    main()
