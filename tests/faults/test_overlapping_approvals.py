"""Many editors approve overlapping changes in the same moment, again and again: exactly one wins each time."""

from __future__ import annotations

import os
from functools import partial

from sqlalchemy import func, select

from corrections.models import ArticleVersion, Correction, Submission
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.sorting.counter_check import miscounts
from corrections.services.deciding.publishing import publish
from tests.at_once import DONE, at_once, outcome
from tests.newsroom import Newsroom
from tests.services.decisions import minor

PEOPLE = int(os.environ.get("RACE_PEOPLE", "8"))
ROUNDS = int(os.environ.get("RACE_ROUNDS", "6"))
# Four passages, each more than twice as long as the one within it: they overlap and are yet four cases.
WORDS = (
    "comittee",
    "the comittee met at",
    "late on Monday the comittee met at the town hall with",
    "Nobody had expected that late on Monday the comittee met at the town hall with all the mayors of the valley",
)
TEXT = f"<p>{WORDS[-1]} and two of the coast, for a talk of many hours.</p>"


def four_cases(newsroom: Newsroom, number: int) -> list[int]:
    newsroom.article(slug := f"story-{number}", body=TEXT.replace("many", f"{number + 2}"))
    proposed = [words.replace("comittee", f"group {place}") for place, words in enumerate(WORDS)]
    cases = [newsroom.case(*each, article=slug) for each in zip(WORDS, proposed, strict=True)]
    assert len(set(cases)) == len(WORDS)
    return cases


def test_of_many_approvals_at_once_exactly_one_wins_every_time(any_newsroom: Newsroom) -> None:
    it = any_newsroom
    people = [it.staff() for _ in range(PEOPLE)]
    for number in range(ROUNDS):
        cases = four_cases(it, number)
        tokens = {case: it.tokens(case) for case in cases}
        acts = []
        for place, by in enumerate(people):
            case, words = cases[place % len(cases)], WORDS[place % len(WORDS)]
            said = minor(words.replace("comittee", f"committee{place}"))
            act = partial(
                publish, it.sessions, case, said, tokens=tokens[case], by=by, at=it.at, house=it.house
            )
            acts.append(partial(outcome, act))
        found = at_once(acts)
        assert found.count(DONE) == 1, (number, found)
        assert set(found) == {DONE, "StaleDecision"}, (number, found)
    with it.sessions.reads() as session:
        assert session.scalar(select(func.count()).select_from(ArticleVersion)) == 2 * ROUNDS
        assert session.scalar(select(func.count()).select_from(Submission)) == len(WORDS) * ROUNDS
        states = list(session.scalars(select(Correction.state)))
    assert states.count("published") == ROUNDS
    assert miscounts(it.sessions) == ()
    assert isinstance(verify_log(it.sessions), Verified)
