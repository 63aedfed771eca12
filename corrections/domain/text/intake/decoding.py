"""From the bytes of a file to text: UTF-8, UTF-16 with its mark, or what an HTML page declares itself."""

from __future__ import annotations

import codecs
import re

from corrections.domain.text.intake.import_refusals import NotDecodable

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096


def decoded(raw: bytes) -> str:
    """The text of a file, without a byte order mark; refused when it is in no encoding that can be told."""
    for encoding in _candidates(raw):
        try:
            return raw.decode(encoding).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            continue
    raise NotDecodable


def _candidates(raw: bytes) -> list[str]:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    declared = _DECLARED.search(raw[:_HEAD])
    return ["utf-8", declared[1].decode("ascii")] if declared else ["utf-8"]
