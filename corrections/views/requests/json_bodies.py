"""Reading a JSON body without trusting it, for flask-smorest."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from flask import Request
from marshmallow import Schema, ValidationError
from webargs.flaskparser import FlaskParser, is_json_request
from werkzeug.exceptions import LengthRequired

from corrections.domain.reporting.report_refusals import (
    InvalidFields,
    InvalidJson,
    NotAnObject,
    UnsupportedType,
)
from corrections.domain.text.text_refusals import LoneSurrogate

MOST_FIELDS_NAMED = 20


class BodyReader(FlaskParser):
    """webargs' reader with our refusals in place of its own errors."""

    def load_json(self, req: Request, _schema: Schema) -> Any:
        """The body as an object. Raises UnsupportedType, InvalidJson, NotAnObject, LoneSurrogate."""
        return read_object(req)

    def handle_error(self, error: ValidationError, *_request: object, **_status: object) -> NoReturn:
        """Name the fields at fault, never their values."""
        messages = error.normalized_messages()  # type: ignore[no-untyped-call]
        names = messages.get("json", messages.get("query", messages))
        names = names if isinstance(names, Mapping) else {}
        fields = {str(name)[:40]: _code(found) for name, found in list(names.items())[:MOST_FIELDS_NAMED]}
        raise InvalidFields(fields=fields) from error


def read_object(request: Request) -> dict[str, Any]:
    """The JSON object in a request's body; a body sent in chunks does not say how long it is and is not read."""
    if not is_json_request(request):
        raise UnsupportedType
    if request.content_length is None and "Transfer-Encoding" in request.headers:
        raise LengthRequired
    try:
        value = json.loads(request.get_data().decode(), parse_constant=_refuse, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise InvalidJson from error
    if not isinstance(value, dict):
        raise NotAnObject
    _refuse_half_characters(value)
    return value


def _refuse_half_characters(value: Any) -> None:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        fields = [name for name, given in value.items() if isinstance(given, str) and not _is_whole(given)]
        raise LoneSurrogate(fields=dict.fromkeys(filter(_is_whole, fields), LoneSurrogate.code)) from error
    except RecursionError as error:
        raise InvalidJson from error


def _is_whole(text: str) -> bool:
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """A name that stands twice would be read one way here and another way by a filter in front of us."""
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a name stands twice")
    return values


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not JSON")


def _code(found: object) -> str:
    text = str(found)
    if "Unknown" in text:
        return "unknown_field"
    return "missing" if "Missing data" in text else "wrong_type"
