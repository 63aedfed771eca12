"""Files come in the encodings that newsrooms have; what cannot be told is refused."""

from __future__ import annotations

import pytest

from corrections.domain.text.intake.decoding import decoded
from corrections.domain.text.intake.import_refusals import NotDecodable

WORDS = "Поромна переправа 😀"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_without_their_mark(encoding: str) -> None:
    assert decoded(WORDS.encode(encoding)) == WORDS


def test_an_old_page_is_read_as_it_declares_itself() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Пором'
    assert decoded(page.encode("windows-1251")) == page


@pytest.mark.parametrize(
    "raw", [b"\xff\xfe\x00", b"caf\xe9", b"<meta charset=nonsense>caf\xe9", b"\xed\xa0\xbd"]
)
def test_what_cannot_be_read_is_refused(raw: bytes) -> None:
    with pytest.raises(NotDecodable):
        decoded(raw)
