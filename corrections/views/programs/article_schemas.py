"""The bodies of the addresses at which a CMS keeps its articles."""

from __future__ import annotations

from marshmallow import RAISE, Schema, fields, validate

LONGEST_HEADLINE, LONGEST_DEK, LONGEST_BODY = 500, 2000, 1_000_000
FORMATS = ("html", "text")


def _text(description: str, limit: int, **more: object) -> fields.String:
    return fields.String(
        validate=validate.Length(max=limit),
        metadata={"description": description},
        **more,  # type: ignore[arg-type]
    )


class ArticleSchema(Schema):
    """An article as the CMS has it now. What only counts for a new article is left alone in a known one."""

    class Meta:
        """Unknown fields are refused: a misspelt one would be lost."""

        unknown = RAISE

    version = fields.Integer(
        strict=True,
        allow_none=True,
        load_default=None,
        metadata={
            "description": "The live version this text was made from; null for a new article",
            "minimum": 1,
        },
    )
    headline = _text("Plain text", LONGEST_HEADLINE, required=True)
    dek = _text("The line under the headline, plain text", LONGEST_DEK, load_default="")
    body = _text("The text", LONGEST_BODY, required=True)
    format = fields.String(
        load_default="html", validate=validate.OneOf(FORMATS), metadata={"description": "What `body` is"}
    )
    language = _text("Language tag; for a new article", 35, load_default="en")
    author = _text("Byline; for a new article", 200, load_default="")
    desk = _text("Section of the paper; for a new article", 80, load_default="")
    external_id = _text(
        "The CMS's own name for it; for a new article", 200, load_default=None, allow_none=True
    )
    canonical_url = fields.Url(
        schemes={"http", "https"}, require_tld=False, load_default=None, allow_none=True,
        validate=validate.Length(max=2000), metadata={"description": "Its address; for a new article"},
    )  # fmt: skip


class StandingSchema(Schema):
    """Where an article stands; its words are at its version's own address."""

    slug = fields.String(required=True)
    version = fields.Integer(required=True, metadata={"description": "The live version"})
    status = fields.String(required=True, metadata={"description": "live, held, retracted or removed"})
    external_id = fields.String(required=True, allow_none=True)
    canonical_url = fields.String(required=True, allow_none=True)
    changed_at = fields.AwareDateTime(required=True, format="iso")


class KeptSchema(Schema):
    """What became of a text that was sent."""

    slug = fields.String(required=True, metadata={"description": "Its slug now; it may have moved"})
    version = fields.Integer(required=True, metadata={"description": "The live version"})
    changed = fields.Boolean(required=True, metadata={"description": "False where it read like this already"})
    url = fields.String(required=True)
    left_out = fields.List(
        fields.String(), required=True, metadata={"description": "What is no part of a text"}
    )
