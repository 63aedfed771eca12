"""The API's own description, turned against it: what it allows, and much that it does not, is never a fault of ours."""

from __future__ import annotations

import contextlib
import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

from tests.newsroom import Newsroom

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.generation import GenerationMode

PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
def test_no_request_that_the_description_leads_to_is_answered_by_a_fault(
    newsroom: Newsroom, mode: GenerationMode
) -> None:
    newsroom.article()
    newsroom.app.config["PROPAGATE_EXCEPTIONS"] = False
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", newsroom.app)
    answered: list[int] = []
    for found in schema.get_all_operations():

        @PATIENT
        @given(case=found.ok().as_strategy(mode))
        def sent(case: schemathesis.Case) -> None:
            answered.append(case.call().status_code)

        with contextlib.suppress(Unsatisfiable):  # an operation without input cannot be asked wrongly
            sent()
    assert len(answered) > 50 and max(answered) < 500, [code for code in answered if code >= 500]
