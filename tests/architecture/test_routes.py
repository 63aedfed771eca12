"""Every route says who may use it, and a reading right never guards a writing route."""

from __future__ import annotations

from corrections.domain.refusals import Refusal
from corrections.views.refusal_status import STATUS_OF
from tests.newsroom import Newsroom

WRITING = {"POST", "PUT", "PATCH", "DELETE"}
NOT_OURS = {"static"}


def test_every_route_says_who_may_use_it(newsroom: Newsroom) -> None:
    for rule in newsroom.app.url_map.iter_rules():
        if rule.endpoint in NOT_OURS or rule.endpoint.startswith("api-docs"):
            continue
        view = newsroom.app.view_functions[rule.endpoint]
        view = getattr(view, "view_class", view)
        assert hasattr(view, "needs"), f"{rule.endpoint} is neither @requires nor @public"
        needs = view.needs
        if needs is not None and (rule.methods or set()) & WRITING:
            assert needs.writes, f"{rule.endpoint} changes things behind a reading right"


def leaves(of: type[Refusal]) -> set[type[Refusal]]:
    below = of.__subclasses__()
    return {of} if not below else set().union(*(leaves(each) for each in below))


def test_every_refusal_has_an_http_answer(newsroom: Newsroom) -> None:
    assert newsroom.app is not None  # every module with refusals is imported by now
    unanswered = [
        each.__name__ for each in leaves(Refusal) if not any(parent in STATUS_OF for parent in each.__mro__)
    ]
    assert unanswered == []


def test_every_refusal_has_a_code_of_its_own(newsroom: Newsroom) -> None:
    assert newsroom.app is not None
    codes = [each.code for each in leaves(Refusal)]
    assert len(codes) == len(set(codes))
