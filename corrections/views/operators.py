"""For whoever runs the server: is it alive, is it ready, how much is there to do."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, current_app, jsonify
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from corrections.queries.minding.policy_report_count import policy_reports
from corrections.queries.readiness import counters, migrated_to
from corrections.views.access import public
from corrections.views.context import now, sessions

blueprint = Blueprint("operators", __name__)
COUNTED = frozenset({"corrections", "submissions"})


@blueprint.get("/healthz")
@public
def alive() -> ResponseReturnValue:
    """The process answers."""
    return _uncached(jsonify(status="ok"))


@blueprint.get("/readyz")
@public
def ready() -> ResponseReturnValue:
    """The database can be reached and stands at the step this program was written for."""
    wanted = (Path(current_app.root_path) / "migrations" / "HEAD").read_text().strip()
    found = migrated_to(sessions())
    answer = _uncached(jsonify(status="ok" if found == wanted else "not ready", migrated=found == wanted))
    answer.status_code = 200 if found == wanted else 503
    return answer


@blueprint.get("/metrics")
@public
def metrics() -> ResponseReturnValue:
    """Counts in Prometheus's text format: cases and reports by state, what browsers blocked; nothing about anybody."""
    registry = CollectorRegistry()
    gauge = Gauge("corrections_count", "Rows counted by kind and state", ["kind", "state"], registry=registry)
    for name, number in counters(sessions()).items():
        kind, _, state = name.partition(":")
        if kind in COUNTED:
            gauge.labels(kind=kind, state=state).set(number)
    blocked = Gauge(
        "corrections_policy_reports", "Breaches told by browsers in seven days", registry=registry
    )
    blocked.set(policy_reports(sessions(), at=now()))
    return _uncached(Response(generate_latest(registry), content_type=CONTENT_TYPE_LATEST))


def _uncached(answer: Response) -> Response:
    answer.headers["Cache-Control"] = "no-store"
    return answer
