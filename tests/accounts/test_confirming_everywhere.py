"""Every sensitive act asks for the second factor on a page that can give it, whatever page the form stood on."""

from __future__ import annotations

from corrections.domain.permissions import Role
from corrections.models import StaffRole
from corrections.services.transaction import transaction
from tests.accounts.fillings import filled
from tests.accounts.test_every_route import guarded
from tests.accounts.test_second_step import desk, enrolled
from tests.newsroom import Newsroom
from tests.views.desk_visit import TOKEN

__all__ = ["desk"]


def sensitive(newsroom: Newsroom) -> list[str]:
    """The addresses of all sensitive acts that staff may do to readers' data, articles and rulings."""
    return [
        filled(rule)
        for rule, needs in guarded(newsroom)
        if needs.is_sensitive and "POST" in (rule.methods or ()) and not rule.rule.startswith("/account/")
    ]


def test_every_sensitive_act_asks_again_after_ten_minutes_with_all_that_was_typed(desk: Newsroom) -> None:
    visit, _secret, recovery = enrolled(desk)
    desk.article()
    desk.case()
    with transaction(desk.sessions) as session:
        session.add_all(StaffRole(staff_id=1, role=role) for role in (Role.STANDARDS, Role.SENIOR_EDITOR))
    token = TOKEN.findall(visit.get("/account/own").text)[0]
    desk.later(minutes=11)
    acts = sensitive(desk)
    assert len(acts) >= 10
    for address in acts:
        asked = visit.client.post(address, data={"csrf_token": token, "reason": "Typed <by> hand"})
        assert asked.status_code == 403, address
        assert 'name="factor_code"' in asked.text and "Typed &lt;by&gt; hand" in asked.text, address
    held = "/desk/reports/1/hold"
    asked = visit.client.post(held, data={"csrf_token": token, "reason": "A letter came"})
    assert visit.send(asked.text, held, factor_code=recovery[0]).status_code == 303
    assert "A letter came" in visit.get("/desk/reports/1").text
