"""Turns that rules take seldom, each with what it must come to."""

from __future__ import annotations

from datetime import date

import pytest

from corrections.domain.anchoring.edits import Kept, New, edits, identity
from corrections.domain.anchoring.sources import sources_of
from corrections.domain.anchoring.verdicts import Passage
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.grouping import Reported, same_result
from corrections.domain.lifecycle import ArticleStatus
from corrections.domain.newsroom.told_changes import restated
from corrections.domain.newsroom.whole_notes import note_for
from corrections.domain.newsroom.whole_values import WholeAct, becomes
from corrections.domain.refusals import WrongState
from corrections.domain.showing.visibility import Restatement
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import edits_of
from corrections.domain.text.spans import Part, Span
from corrections.domain.text.splicing.combining import Wanted, combined
from corrections.domain.text.splicing.fix_refusals import OutsideText
from corrections.domain.text.splicing.splices import Fix, Splice
from corrections.domain.working.siblings import wrong_words

TEXT = ArticleText("Bridge closed", "Until May", "<p>It cost 41 million in 2019.</p>")


def test_words_from_many_places_are_told_by_their_hull() -> None:
    runs = [run for number in range(30) for run in (Kept(2 * number, 1), New("x"))]
    step = VersionEdits(
        text={Part.HEADLINE: identity(1), Part.DEK: identity(1), Part.BODY: edits(runs)}, string=edits(runs)
    )
    assert sources_of(Span(0, 60), Part.BODY, [step]) == (Span(0, 59),)


def test_a_report_about_the_whole_article_has_no_result_to_share() -> None:
    whole, passage = Reported(None, "x"), Reported(Passage(Part.BODY, Span(0, 2)), "x")
    assert not same_result(whole, passage, text="It cost")


def test_two_changes_of_one_line_are_told_once() -> None:
    canonical = TEXT.canonical(Part.BODY)
    first, second = canonical.index("41"), canonical.index("2019")
    fix = Fix(
        1,
        (
            Splice(Part.BODY, Span(first, first + 2), "41", "4.1"),
            Splice(Part.BODY, Span(second, second + 4), "2019", "2020"),
        ),
    )
    told = restated(None, edits_of(fix, TEXT), TEXT, Restatement.FULL)
    assert [(each.before, each.after) for each in told] == [
        ("It cost 41 million in 2019.", "It cost 4.1 million in 2020.")
    ]


def test_a_restored_article_says_so_in_its_language() -> None:
    english = note_for(WholeAct.RESTORE, language="en", on=date(2026, 3, 2))
    ukrainian = note_for(WholeAct.RESTORE, language="uk", on=date(2026, 3, 2))
    assert "It is shown again." in english and "2 March 2026" in english
    assert "знову показано" in ukrainian


def test_no_note_is_put_on_an_article_that_is_gone() -> None:
    with pytest.raises(WrongState):
        becomes(WholeAct.NOTE, ArticleStatus.REMOVED, covered=False, by_order=False)


def test_a_passage_past_the_end_cannot_be_changed() -> None:
    with pytest.raises(OutsideText):
        combined(TEXT, [Wanted(Passage(Part.DEK, Span(5, 50)), "June")], base=1)


def test_spaces_that_both_share_are_not_looked_for() -> None:
    assert wrong_words("the cats", "the  dogs") == ("cats", " dogs")
    assert wrong_words("cats the", "dogs  the") == ("cats", "dogs ")
