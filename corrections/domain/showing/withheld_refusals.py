"""How the rules say no to what the public may not see, or may not see now."""

from __future__ import annotations

from corrections.domain.reporting.report_refusals import Gone


class ArticleBarred(Gone):
    """The article was removed by order of a court or an authority (RFC 7725)."""

    code = "article_barred"
    message = "This article is not available for legal reasons."


class ArticleCovered(Gone):
    """The article's words are not shown: it is being checked, or it was retracted without its text."""

    code = "article_covered"
    message = "The words of this article are not shown at present."


class VersionWithheld(Gone):
    """The version is kept, but not shown: it says what a later note does not repeat."""

    code = "version_withheld"
    message = "This version is not shown."


class NoteWithheld(Gone):
    """The note stands in the record, but its words may quote what is not shown."""

    code = "note_withheld"
    message = "The words of this note are not shown."
