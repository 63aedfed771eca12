"""A text of the CMS shows a change only where each altered block stands in it letter by letter, and none as before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corrections.domain.newsroom.handed_over import lives_elsewhere, meet, shows
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import AttributeChange, Fix, apply, close
from corrections.domain.text.spans import Part
from tests.domain.articles import article, articles, closed_fixes, splice

FERRY = "<p>The ferry takes 41 cars.</p><p>It leaves at six.</p><p>Tickets are sold on board.</p>"
LIVE = article(FERRY, headline="Ferry takes 41 cars", dek="From six in the morning")


def change(text: ArticleText, *changes: tuple[str, str], part: Part = Part.BODY) -> Fix:
    return close(Fix(1, tuple(splice(text, old, new, part=part) for old, new in changes)), text).fix


def sent(body: str, *, headline: str = LIVE.headline, dek: str = LIVE.dek) -> ArticleText:
    return article(body, headline=headline, dek=dek)


@pytest.mark.parametrize(
    ("external_id", "canonical_url", "elsewhere"),
    [(None, None, False), ("", "", False), ("cms-7", None, True), (None, "https://paper.example/7", True)],
)
def test_an_article_lives_elsewhere_by_a_name_or_an_address_there(
    external_id: str | None, canonical_url: str | None, elsewhere: bool
) -> None:
    assert lives_elsewhere(external_id=external_id, canonical_url=canonical_url) is elsewhere


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (FERRY.replace("41", "14"), True),
        (FERRY.replace("41", "14").replace("six", "seven"), True),
        ("<p>New today.</p>" + FERRY.replace("41", "14"), True),
        ("<p>Tickets are sold on board.</p><p>The ferry takes 14 cars.</p>", True),
        (FERRY, False),
        (FERRY.replace("41", "15"), False),
        (FERRY.replace("41", "14").replace("takes", "carries"), False),
        (FERRY.replace("41 cars", "14 <em>cars</em>"), False),
        (FERRY.replace("<p>The ferry takes 41 cars.</p>", "<h2>The ferry takes 14 cars.</h2>"), False),
        (FERRY + "<p>The ferry takes 14 cars.</p>", False),
        (FERRY.replace("41", "14") + "<p>The ferry takes 14 cars.</p>", False),
        (FERRY.replace("41", "14 \u200b"), False),
        ("<p>It leaves at six.</p>", False),
    ],
)
def test_the_altered_block_counts_letter_by_letter_and_once_wherever_it_stands(
    body: str, shown: bool
) -> None:
    assert shows(change(LIVE, ("41", "14")), LIVE, sent(body)) is shown


def test_all_altered_blocks_have_to_be_there() -> None:
    both = change(LIVE, ("41", "14"), ("six", "seven"))
    assert not shows(both, LIVE, sent(FERRY.replace("41", "14")))
    assert shows(both, LIVE, sent(FERRY.replace("41", "14").replace("six", "seven").replace("on", "off")))


@pytest.mark.parametrize(("part", "name"), [(Part.HEADLINE, "headline"), (Part.DEK, "dek")])
def test_headline_and_dek_count_whole_and_apart_from_the_body(part: Part, name: str) -> None:
    old, new = ("41 cars", "14 cars") if part is Part.HEADLINE else ("six", "seven")
    fix = change(LIVE, (old, new), part=part)
    right = getattr(LIVE, name).replace(old, new)
    other = FERRY.replace("Tickets", "All tickets")
    assert shows(fix, LIVE, sent(other, **{name: right}))
    assert not shows(fix, LIVE, sent(other, **{name: right + " "}))
    assert not shows(fix, LIVE, sent(other))


def test_a_headline_that_the_change_leaves_alone_may_change_besides() -> None:
    fix = change(LIVE, ("41", "14"))
    assert shows(fix, LIVE, sent(FERRY.replace("41", "14"), headline="The ferry, counted", dek="By us"))


@pytest.mark.parametrize(
    "body",
    [
        "<p>Closed.</p><p>Open at 6.</p><p>Closed.</p>",  # the second of two equal blocks is corrected
        "<p>Open at 7.</p><p>Open at 6.</p><p>Closed.</p>",  # the result is equal to another block
    ],
)
def test_where_equal_blocks_could_be_mistaken_only_the_whole_result_counts(body: str) -> None:
    live = sent(body)
    old, new = ("Open at 6.", "Open at 7.") if "7" in body else ("Closed.", "Closed on Mondays.")
    fix = change(live, (old, new))
    made = apply(fix, live)
    assert shows(fix, live, made)
    assert not shows(fix, live, ArticleText(made.headline, made.dek, made.body + "\n<p>Besides.</p>"))


def test_a_block_that_goes_is_seen_in_the_whole_result_only() -> None:
    fix = change(LIVE, ("It leaves at six.", ""))
    gone = FERRY.replace("<p>It leaves at six.</p>", "")
    assert shows(fix, LIVE, sent(gone))
    assert not shows(fix, LIVE, sent(gone + "<p>Besides.</p>"))
    assert not shows(fix, LIVE, sent(FERRY))


def test_another_address_of_a_link_is_a_change_like_another() -> None:
    live = sent('<p>See <a href="https://old.example/">the table</a>.</p><p>It leaves at six.</p>')
    (element,) = [
        number
        for number, tag in enumerate(run for run in live.scanned.runs[1::2] if run[1] != "/")
        if tag.startswith("<a ")
    ]
    fix = close(
        Fix(1, (AttributeChange(element, "href", "https://old.example/", "https://new.example/"),)), live
    ).fix
    moved = ArticleText(live.headline, live.dek, live.body.replace("old.example", "new.example"))
    assert shows(fix, live, moved)
    assert shows(fix, live, ArticleText("Another", live.dek, moved.body.replace("six", "seven")))
    assert not shows(fix, live, ArticleText("Another", live.dek, live.body))


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (change(LIVE, ("41", "14")), change(LIVE, ("ferry", "boat")), True),
        (change(LIVE, ("41", "14")), change(LIVE, ("six", "seven")), False),
        (change(LIVE, ("41", "14")), change(LIVE, ("41", "14"), part=Part.HEADLINE), False),
        (
            change(LIVE, ("41", "14"), part=Part.HEADLINE),
            change(LIVE, ("cars", "vans"), part=Part.HEADLINE),
            True,
        ),
        (change(LIVE, ("six", "7"), part=Part.DEK), change(LIVE, ("six", "7"), part=Part.DEK), True),
        (change(LIVE, ("It leaves at six.", "")), change(LIVE, ("six", "seven")), True),
        (change(LIVE, ("It leaves at six.", "")), change(LIVE, ("sold", "bought")), False),
    ],
)
def test_two_changes_meet_in_a_paragraph_a_headline_or_a_dek(
    first: Fix, second: Fix, *, together: bool
) -> None:
    assert meet(first, second, LIVE) is together
    assert meet(second, first, LIVE) is together


@given(st.data())
def test_every_fix_is_seen_in_its_own_result_and_never_in_what_was_live(data: st.DataObject) -> None:
    live = data.draw(articles())
    fix = data.draw(closed_fixes(live))
    made = apply(fix, live)
    assert shows(fix, live, made)
    assert shows(fix, live, live) is (made == live)
