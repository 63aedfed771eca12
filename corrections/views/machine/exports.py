"""Articles and corrections in the formats of others: Web Annotation, ninjs, NewsML-G2."""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from corrections.queries.published.note_passages import note_passages
from corrections.queries.published.wire_article import wire_article
from corrections.views.access import public
from corrections.views.context import sessions
from corrections.views.machine.annotation import MEDIA_TYPE, as_annotations
from corrections.views.machine.conditional import conditional
from corrections.views.machine.newsml import as_newsml
from corrections.views.machine.ninjs import as_ninjs

NEWSML_TYPE = "application/vnd.iptc.g2.newsitem+xml"
blueprint = Blueprint("exports", __name__)


@blueprint.get("/corrections/<note:reference>.jsonld")
@public
def annotation(reference: str) -> ResponseReturnValue:
    """A public correction as W3C Web Annotations."""
    return _json(as_annotations(note_passages(sessions(), reference)), MEDIA_TYPE)


@blueprint.get("/articles/<slug:slug>.ninjs.json")
@public
def ninjs(slug: str) -> ResponseReturnValue:
    """The article as ninjs; a removed one says that it is canceled, and its status is 410, or 451 by order."""
    article = wire_article(sessions(), slug)
    answer = _json(as_ninjs(article), "application/json")
    return _with_status(answer, article.http_status)


@blueprint.get("/articles/<slug:slug>.newsml.xml")
@public
def newsml(slug: str) -> ResponseReturnValue:
    """The article as NewsML-G2; a removed one says that it is canceled, and its status is 410, or 451 by order."""
    article = wire_article(sessions(), slug)
    answer = conditional(as_newsml(article), NEWSML_TYPE)
    return _with_status(answer, article.http_status)


def _json(found: Mapping[str, Any], media_type: str) -> Response:
    return conditional(json.dumps(found, ensure_ascii=False, indent=1), media_type)


def _with_status(answer: Response, status: int) -> Response:
    if status != HTTPStatus.OK:
        answer.status_code = status
        answer.headers["Cache-Control"] = "no-store"
    return answer
