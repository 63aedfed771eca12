"""The shapes of what programs send and get, from which the OpenAPI page is made."""

from __future__ import annotations

from typing import Any

from marshmallow import RAISE, Schema, fields, post_load, validate

from corrections.domain.error_types import READERS_CHOICE
from corrections.domain.reporting import reports
from corrections.domain.text.spans import Part


def _text(description: str, limit: int, **more: Any) -> fields.String:
    """A text; the limit is documented here and checked by the rules, which count after normalising."""
    return fields.String(allow_none=True, metadata={"description": description, "maxLength": limit, **more})


def _place(description: str) -> fields.Integer:
    """A number of code points. Whether it fits the text is for the rules to say."""
    return fields.Integer(strict=True, allow_none=True, metadata={"description": description, "minimum": 0})


class SubmissionSchema(Schema):
    """A reader's report. All but `article` may be absent, but one of `exact` and `comment` must be there."""

    class Meta:
        """Unknown fields are refused: a misspelt name would lose a reader's words."""

        unknown = RAISE

    article = fields.String(required=True, metadata={"description": "Slug, external id or canonical address"})
    version = fields.Integer(
        strict=True,
        allow_none=True,
        metadata={"description": "The version the reader saw; null for the live one", "minimum": 1},
    )
    part = fields.String(allow_none=True, metadata={"enum": [*Part, None], "default": "body"})
    start = _place("First code point of the passage in the part's text; null where it is not known")
    end = _place("The code point after the passage; null together with start")
    exact = _text("The words in question", reports.QUOTE_LIMIT)
    prefix = _text("Words right before them", reports.CONTEXT_LIMIT)
    suffix = _text("Words right after them", reports.CONTEXT_LIMIT)
    proposed = _text("What they should read; empty to remove them, null for no proposal", reports.QUOTE_LIMIT)
    comment = _text("What is wrong", reports.COMMENT_LIMIT)
    error_type = _text("A code, such as " + ", ".join(READERS_CHOICE), 32, pattern="^([a-z][a-z0-9_]*)?$")
    evidence_url = _text("A source: an http or https address", reports.LINK_LIMIT)
    relation = fields.String(
        allow_none=True, metadata={"enum": [*reports.RELATIONS, None], "default": "none"}
    )
    email = _text("Where the answer may go", reports.EMAIL_LIMIT)
    title = _text("What the page calls itself, for an article that is not known here", reports.TITLE_LIMIT)

    @post_load
    def made(self, values: dict[str, Any], **_options: object) -> reports.Report:
        """The report; a field that is null counts as absent."""
        return reports.Report(**{name: value for name, value in values.items() if value is not None})


class AnswerSchema(Schema):
    """The answer that a report had at once, in sentences of the reader's language."""

    outcome = fields.String(required=True, metadata={"description": "already_fixed, declined or another"})
    sentence = fields.String(required=True)
    reason = fields.String(required=True, metadata={"description": "Why it was left; may be empty"})
    message = fields.String(required=True, metadata={"description": "An editor's own words; may be empty"})
    before = fields.String(required=True, metadata={"description": "What it said, where that is known"})
    after = fields.String(required=True, metadata={"description": "What it says now"})


class WithdrawalSchema(Schema):
    """A receipt whose report is to be taken back."""

    class Meta:
        """Unknown fields are refused here too."""

        unknown = RAISE

    receipt = fields.String(required=True)


class TakenBackSchema(Schema):
    """A report that was taken back."""

    state = fields.String(required=True)


class ReceivedSchema(Schema):
    """What became of a report at once."""

    receipt = fields.String(required=True, metadata={"description": "The secret that finds the report again"})
    url = fields.String(required=True, metadata={"description": "The receipt's page", "format": "uri"})
    reference = fields.String(
        required=True, allow_none=True, metadata={"description": "The case; null while quarantined"}
    )
    verdict = fields.String(required=True, metadata={"description": "Where the passage stands now"})
    state = fields.String(required=True, metadata={"description": "quarantined, open, answered or withdrawn"})
    answer = fields.Nested(AnswerSchema)


class PassageSchema(Schema):
    """A passage of the live text. Code points, half open."""

    part = fields.String(load_default="body", validate=validate.OneOf(list(Part)))
    start = fields.Integer(required=True, validate=validate.Range(min=0))
    end = fields.Integer(required=True, validate=validate.Range(min=0))


class ReportedSchema(Schema):
    """How many reports stand open on a passage."""

    reports = fields.Integer(required=True)


class FaultSchema(Schema):
    """A refusal: a stable code, a sentence, and the fields at fault with their codes."""

    code = fields.String(required=True)
    message = fields.String(required=True)
    fields_ = fields.Dict(data_key="fields", keys=fields.String(), values=fields.String(), required=True)


class ErrorSchema(Schema):
    """Every answer from 400 on."""

    error = fields.Nested(FaultSchema, required=True)
