"""How the rules say no around changes that are made in a CMS."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class ParagraphWithCms(Refusal):
    """Another signed change of the same paragraph is with the CMS; each binds the paragraph as it stands."""

    code = "paragraph_with_cms"
    message = (
        "Another change of the same paragraph (%(case)s) is with the CMS. Wait until it is live, or stop it and "
        "prepare both together."
    )
