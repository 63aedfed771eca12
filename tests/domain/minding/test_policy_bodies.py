"""What browsers send about a broken policy is known by its shape, in the newer form and in the older."""

from __future__ import annotations

import pytest

from corrections.domain.minding.reports_of_policy import tells_of_a_breach


@pytest.mark.parametrize(
    "told",
    [
        {"csp-report": {"blocked-uri": "inline"}},
        [{"type": "csp-violation", "body": {}}],
        [{"type": "deprecation"}, {"type": "csp-violation"}],
    ],
)
def test_a_breach_is_known(told: object) -> None:
    assert tells_of_a_breach(told)


@pytest.mark.parametrize(
    "told", [{}, {"csp-report": "x"}, [], [{"type": "deprecation"}], ["csp-violation"], None, 1, "csp-report"]
)
def test_anything_else_is_none(told: object) -> None:
    assert not tells_of_a_breach(told)
