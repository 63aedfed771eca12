"""Two editors at once: exactly one wins, the other is told, nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from typing import Any

from sqlalchemy import func, select

from corrections.domain.actors import Actor
from corrections.domain.refusals import StaleDecision
from corrections.models import ArticleVersion, Correction, Submission
from corrections.queries.log_check import Verified, verify_log
from corrections.services.deciding.decisions import Tokens
from corrections.services.deciding.publishing import publish
from tests.architecture.test_layers import ROOT
from tests.at_once import at_once
from tests.newsroom import Newsroom
from tests.services.decisions import minor

ROUNDS = 5


def approve(newsroom: Newsroom, case: int, proposed: str, *, tokens: Tokens, by: Actor) -> str:
    try:
        publish(
            newsroom.sessions,
            case,
            minor(proposed),
            tokens=tokens,
            by=by,
            at=newsroom.at,
            house=newsroom.house,
        )
    except StaleDecision:
        return "stale"
    return "published"


def overlapping_cases(newsroom: Newsroom, number: int) -> tuple[int, int]:
    """Two cases about overlapping words, so that only one fix can hold."""
    slug, wide = f"article-{number}", ("comittee met and the mayor spoke", "Committee met; the mayor spoke")
    newsroom.article(
        slug=slug, body=f"<p>Number {number}: the comittee met and the mayor spoke for long.</p>"
    )
    one = newsroom.case("comittee", "committee", article=slug)
    other = newsroom.case(*wide, article=slug)
    assert one != other
    return one, other


def test_of_two_threads_with_overlapping_fixes_exactly_one_wins(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    editors = newsroom.staff(), newsroom.staff()
    for number in range(ROUNDS):
        cases = overlapping_cases(newsroom, number)
        words = ("committee", "Committee met; the mayor spoke")
        acts = [
            partial(approve, newsroom, case, word, tokens=newsroom.tokens(case), by=editor)
            for case, word, editor in zip(cases, words, editors, strict=True)
        ]
        assert sorted(at_once(acts)) == ["published", "stale"]
    nothing_is_lost(newsroom)


def nothing_is_lost(newsroom: Newsroom) -> None:
    with newsroom.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(ArticleVersion)) == 2 * ROUNDS
        assert session.scalar(select(func.count()).select_from(Submission)) == 2 * ROUNDS
        states = list(session.scalars(select(Correction.state)))
    assert states.count("published") == ROUNDS
    assert isinstance(verify_log(newsroom.sessions), Verified)


PROCESS = """
import json, sys
from corrections.database import make_sessions
from corrections.domain.actors import Actor
from corrections.domain.house_rules import HouseRules
from corrections.domain.permissions import Role
from corrections.domain.refusals import StaleDecision
from corrections.services.deciding.decisions import Tokens
from corrections.services.deciding.publishing import publish
from tests.newsroom import MONDAY
from tests.services.decisions import minor
from zoneinfo import ZoneInfo
url, rounds = sys.argv[1], json.loads(sys.argv[2])
sessions, results = make_sessions(url), []
print("ready", flush=True)
sys.stdin.readline()
for case, words, version, state, editor in rounds:
    by = Actor(editor, "Person", frozenset({Role.EDITOR}))
    try:
        publish(sessions, case, minor(words), tokens=Tokens(version, state), by=by, at=MONDAY,
                house=HouseRules(ZoneInfo("UTC")))
        results.append("published")
    except StaleDecision:
        results.append("stale")
print(json.dumps(results))
"""


def start(newsroom: Newsroom, rounds: list[Any]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROCESS, newsroom.url, json.dumps(rounds)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_of_two_processes_with_overlapping_fixes_exactly_one_wins(any_newsroom: Newsroom) -> None:
    newsroom = any_newsroom
    editors = newsroom.staff().id, newsroom.staff().id
    pairs = [overlapping_cases(newsroom, number) for number in range(ROUNDS)]
    words = ("committee", "Committee met; the mayor spoke")
    processes = []
    for side in (0, 1):
        tokens = [(pair[side], newsroom.tokens(pair[side])) for pair in pairs]
        rounds = [[case, words[side], token.version, token.state, editors[side]] for case, token in tokens]
        processes.append(start(newsroom, rounds))
    for process in processes:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    outputs = []
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        outputs.append(json.loads(process.communicate(timeout=120)[0]))
    assert [sorted(pair) for pair in zip(*outputs, strict=True)] == [["published", "stale"]] * ROUNDS
    nothing_is_lost(newsroom)
