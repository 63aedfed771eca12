"""Words for XML documents, which cannot hold every character that a text may have."""

from __future__ import annotations

import re

_IMPOSSIBLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(words: str) -> str:
    """The words without what XML 1.0 (section 2.2) does not allow at all."""
    return _IMPOSSIBLE.sub("\ufffd", words)
