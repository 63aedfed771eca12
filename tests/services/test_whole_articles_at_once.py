"""Two people change a whole article, its status, or take a change back in the same moment: one of them wins."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from corrections.domain.actors import Actor
from corrections.domain.newsroom.whole_values import WholeAct
from corrections.domain.permissions import Role
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.markup import ImportRules, import_html
from corrections.queries.log_check import Verified, verify_log
from corrections.queries.sorting.counter_check import miscounts
from corrections.services.deciding.publishing import publish
from corrections.services.deciding.signing import sign
from corrections.services.deciding.undoing import Reversal, undo
from corrections.services.newsroom.editing import WholeEdit, edit_article
from corrections.services.newsroom.holding import Hold, end_hold, hold
from tests.at_once import DONE, at_once, outcome
from tests.newsroom import BRIDGE, Newsroom
from tests.services.decisions import NOTE, minor, publish_now
from tests.services.whole_articles import article_of, held, prepared, tokens_of

ROUNDS = 3
LATE = {"StaleDecision", "WrongState", "SignatureFell"}
Act = Callable[[], Any]


class Scene:
    """One article, and what two people may be about to do with it; all of them read it as it is now."""

    def __init__(
        self, newsroom: Newsroom, number: int, people: tuple[Actor, ...], desk: tuple[Actor, ...]
    ) -> None:
        self.it, self.slug = newsroom, f"story-{number}"
        self.people, self.desk = people, desk
        newsroom.article(self.slug)

    @property
    def rules(self) -> dict[str, Any]:
        return {"at": self.it.at, "house": self.it.house}

    def approve(self, person: int = 0) -> Act:
        case = self.it.case("was was closed", "was closed", article=self.slug)
        tokens, by = self.it.tokens(case), self.people[person]
        return partial(
            publish, self.it.sessions, case, minor("was closed"), tokens=tokens, by=by, **self.rules
        )

    def edit(self, words: str, person: int = 1) -> Act:
        body = import_html(
            BRIDGE.replace("has carried traffic", words), rules=ImportRules(), headline="x"
        ).body
        said = WholeEdit(ArticleText("City approves harbour bridge repairs", "Work starts in May", body))
        number, tokens = article_of(self.it, self.slug).id, tokens_of(self.it, self.slug)
        by = self.people[person]
        return partial(edit_article, self.it.sessions, number, said, tokens=tokens, by=by, **self.rules)

    def hold(self, person: int = 0) -> Act:
        number, tokens = article_of(self.it, self.slug).id, tokens_of(self.it, self.slug)
        said, by = Hold("a complaint", False), self.people[person]
        return partial(hold, self.it.sessions, number, said, tokens=tokens, by=by, at=self.it.at)

    def end_twice(self) -> list[Act]:
        held(self.it, by=self.people[0], slug=self.slug)
        number, tokens = article_of(self.it, self.slug).id, tokens_of(self.it, self.slug)
        return [
            partial(end_hold, self.it.sessions, number, tokens=tokens, by=by, at=self.it.at)
            for by in self.people
        ]

    def sign_last(self) -> list[Act]:
        """Each of the standards desk has the signature that a retraction still needs."""
        case, _ = prepared(self.it, WholeAct.RETRACT, by=self.people[0], slug=self.slug)
        tokens = self.it.tokens(case)
        return [partial(sign, self.it.sessions, case, tokens=tokens, by=by, **self.rules) for by in self.desk]

    def undo(self) -> list[Act]:
        case = self.it.case("in 2019", "in the year 2019", article=self.slug)
        publish_now(self.it, case, minor("in the year 2019"), by=self.people[0])
        tokens, said = self.it.tokens(case), Reversal("It was right.", NOTE)
        return [
            partial(undo, self.it.sessions, case, said, tokens=tokens, by=by, **self.rules)
            for by in self.people
        ]


RACES: dict[str, Callable[[Scene], list[Act]]] = {
    "two whole texts": lambda the: [the.edit("carries cars", 0), the.edit("takes cars")],
    "a whole text and an approval": lambda the: [the.approve(), the.edit("takes cars")],
    "two holds": lambda the: [the.hold(0), the.hold(1)],
    "two ends of a hold": lambda the: the.end_twice(),
    "a hold and an approval": lambda the: [the.approve(), the.hold(1)],
    "a hold and a whole text": lambda the: [the.hold(), the.edit("takes cars")],
    "the last signature twice": lambda the: the.sign_last(),
    "the last signature and a hold": lambda the: [the.sign_last()[0], the.hold()],
    "two undos": lambda the: the.undo(),
    "an undo and an approval": lambda the: [the.undo()[0], the.approve(1)],
    "an undo and a whole text": lambda the: [the.undo()[0], the.edit("takes cars")],
}


@pytest.mark.parametrize("race", RACES)
def test_of_two_acts_at_once_exactly_one_holds(any_newsroom: Newsroom, race: str) -> None:
    it = any_newsroom
    people = it.staff(Role.SENIOR_EDITOR), it.staff(Role.SENIOR_EDITOR)
    desk = it.staff(Role.STANDARDS), it.staff(Role.STANDARDS)
    for number in range(ROUNDS):
        the = Scene(it, number, people, desk)
        acts = RACES[race](the)
        before = article_of(it, the.slug).current_version
        found = at_once([partial(outcome, act) for act in acts])
        assert found.count(DONE) == 1, found
        assert set(found) <= {DONE, *LATE}, found
        assert article_of(it, the.slug).current_version == before + 1
    assert miscounts(it.sessions) == ()
    assert isinstance(verify_log(it.sessions), Verified)
