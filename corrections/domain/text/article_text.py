"""The words of one version of an article: headline and dek as plain text, the body as its stored string."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from corrections.domain.text.spans import Part
from corrections.domain.text.stored_string import Scan, scan


@dataclass(frozen=True)
class ArticleText:
    """What a version holds; `body` is the stored string (HTML), the other two are plain words."""

    headline: str
    dek: str
    body: str

    @cached_property
    def scanned(self) -> Scan:
        """The body's one scan: its canonical text, its blocks, and where each character stands."""
        return scan(self.body)

    def canonical(self, part: Part) -> str:
        """The canonical text of a part: what spans count."""
        if part == Part.BODY:
            return self.scanned.text
        return self.headline if part == Part.HEADLINE else self.dek
