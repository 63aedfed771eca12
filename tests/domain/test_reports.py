"""What a report must look like before anything is looked up for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corrections.domain.refusals import Refusal
from corrections.domain.reporting.receipts import (
    keyed_hash,
    looks_like_receipt,
    receipt_hash,
    receipt_token,
)
from corrections.domain.reporting.report_refusals import (
    BlankQuote,
    InvalidEmail,
    InvalidLink,
    InvalidOffsets,
    NothingProposed,
    NothingSaid,
    UnknownChoice,
)
from corrections.domain.reporting.reports import Report, admitted
from corrections.domain.text.text_refusals import LoneSurrogate, TooLong

GOOD = Report(article="harbour-bridge", exact="41 million", proposed="4.1 million")
KEY = b"k" * 32


def test_a_good_report_passes_unchanged() -> None:
    assert admitted(GOOD) == GOOD


def test_texts_are_brought_into_their_normal_form() -> None:
    taken = admitted(
        replace(GOOD, exact="Cafe\u0301\r\n", comment="  two\r\nlines  ", email=" a@example.org ")
    )
    assert (taken.exact, taken.comment, taken.email) == ("Café\n", "two\nlines", "a@example.org")


def test_a_quote_keeps_the_spaces_at_its_edges() -> None:
    assert admitted(replace(GOOD, exact=" for repairs ", proposed="")).exact == " for repairs "


def test_one_refusal_names_every_field_at_fault() -> None:
    with pytest.raises(Refusal) as caught:
        admitted(replace(GOOD, email="x", evidence_url="y", relation="z"))
    assert set(caught.value.fields) == {"email", "evidence_url", "relation"}


def test_half_a_character_comes_before_every_other_fault() -> None:
    with pytest.raises(LoneSurrogate) as caught:
        admitted(replace(GOOD, article="", exact="\ud83d", email="x"))
    assert set(caught.value.fields) == {"article", "exact", "email"}


@pytest.mark.parametrize("email", ["", "a@example.org", "a.b+c@sub.example.org", "олена@пошта.укр"])
def test_addresses_that_can_be_written_to(email: str) -> None:
    assert admitted(replace(GOOD, email=email)).email == email


@pytest.mark.parametrize(
    "email", ["a", "@b.org", "a@b", "a@b@c.org", "a@b.org,c@d.org", "a b@c.org", "a@b..org", "<a@b.org>", "a@b.org\n"]
)  # fmt: skip
def test_what_is_not_one_address(email: str) -> None:
    with pytest.raises(InvalidEmail):
        admitted(replace(GOOD, email=email))


def test_an_address_is_checked_in_linear_time() -> None:
    with pytest.raises(InvalidEmail):
        admitted(replace(GOOD, email="a@" + "a." * 120 + "@"))


@pytest.mark.parametrize("link", ["http://example.org", "https://пошта.укр/a?b=c#d", ""])
def test_links_that_can_be_followed(link: str) -> None:
    assert admitted(replace(GOOD, evidence_url=link)).evidence_url == link


@pytest.mark.parametrize(
    "invisible", ["41\u200b million", "41 million\u00ad", "\u202e41 million", " 41 million "]
)
def test_a_proposal_that_reads_the_same_needs_a_comment(invisible: str) -> None:
    with pytest.raises(NothingProposed):
        admitted(replace(GOOD, proposed=invisible))
    assert admitted(replace(GOOD, proposed=invisible, comment="a stray mark")).proposed == invisible


def test_a_proposal_equal_to_the_quote_is_dropped_beside_a_comment() -> None:
    assert admitted(replace(GOOD, proposed=GOOD.exact, comment="why?")).proposed is None


def test_something_must_be_said() -> None:
    with pytest.raises(NothingSaid):
        admitted(replace(GOOD, exact="", comment=" \n "))


def test_a_comment_alone_may_come_with_a_proposal() -> None:
    assert admitted(replace(GOOD, exact="", comment="in short:")).proposed == "4.1 million"


@pytest.mark.parametrize(("name", "limit"), [("exact", 2000), ("proposed", 2000), ("comment", 3000)])
def test_limits_count_characters_after_normalising(name: str, limit: int) -> None:
    longest = "é" * limit
    assert len(getattr(admitted(replace(GOOD, **{name: "e\u0301" * limit})), name)) == limit
    with pytest.raises(TooLong):
        admitted(replace(GOOD, **{name: longest + "é"}))


@pytest.mark.parametrize(("given", "kept"), [("uk", "uk"), ("pt-BR", "pt-BR"), ("x" * 13, "en"), ("", "en")])
def test_a_language_that_is_none_is_english(given: str, kept: str) -> None:
    assert admitted(replace(GOOD, language=given)).language == kept


@pytest.mark.parametrize(("start", "end"), [(None, 1), (1, None), (-1, 1), (2, 1)])
def test_offsets_must_fit_together(start: int | None, end: int | None) -> None:
    with pytest.raises(InvalidOffsets):
        admitted(replace(GOOD, start=start, end=end))
    assert admitted(replace(GOOD, start=3, end=3)).end == 3


def test_a_quote_must_hold_a_letter() -> None:
    with pytest.raises(BlankQuote):
        admitted(replace(GOOD, exact=" \u00a0\n"))


@pytest.mark.parametrize(
    "link", ["x", "ftp://e.org", "https://", "http://[::1", "https://e.org/a b", "javascript:0"]
)
def test_what_is_no_link(link: str) -> None:
    with pytest.raises(InvalidLink):
        admitted(replace(GOOD, evidence_url=link))


@pytest.mark.parametrize(
    ("name", "value"), [("part", "tail"), ("relation", "x"), ("error_type", "Not a code")]
)
def test_what_is_not_among_the_values_to_choose_from(name: str, value: str) -> None:
    with pytest.raises(UnknownChoice):
        admitted(replace(GOOD, **{name: value}))
    assert admitted(replace(GOOD, error_type="their_own_code")).error_type == "their_own_code"


def test_an_address_that_is_too_long_is_none() -> None:
    with pytest.raises(InvalidEmail):
        admitted(replace(GOOD, email="a@" + "b" * 600 + ".org"))


def test_a_report_without_a_proposal_passes() -> None:
    assert admitted(replace(GOOD, proposed=None)).proposed is None


def test_a_receipt_can_be_worked_out_again_by_the_key_alone() -> None:
    token = receipt_token(KEY, 7)
    assert token == receipt_token(KEY, 7)
    assert len({token, receipt_token(KEY, 8), receipt_token(b"j" * 32, 7)}) == 3
    assert looks_like_receipt(token) and looks_like_receipt(token.lower())
    assert receipt_hash(token) == receipt_hash(token.lower())


@pytest.mark.parametrize("token", ["", "A" * 25, "A" * 27, "1" * 26, "А" * 26, "A" * 26 + "\n", "ſ" * 26])
def test_what_could_not_be_a_receipt(token: str) -> None:
    assert not looks_like_receipt(token)


def test_hashes_are_kept_apart_by_purpose_and_key() -> None:
    found = {keyed_hash(KEY, "a", b"x"), keyed_hash(KEY, "b", b"x"), keyed_hash(b"j" * 32, "a", b"x")}
    assert len(found) == 3
