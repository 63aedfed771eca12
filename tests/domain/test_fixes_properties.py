"""A closed fix changes what it says and nothing else, whatever the article and whatever the words."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from corrections.domain.anchoring.edits import Kept, New
from corrections.domain.anchoring.reversing import reversed_step
from corrections.domain.anchoring.version_edits import VersionEdits, replay_chain, replay_version
from corrections.domain.refusals import Refusal
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, carry, close, edits_of, from_json, to_json
from corrections.domain.text.markup import check_stored
from corrections.domain.text.spans import Part
from corrections.domain.text.splicing.fix_refusals import FixRefused, OldTextMissing
from tests.domain.articles import articles, closed_fixes, splices

TAG = re.compile("<[^>]*>")


def spliced(words: str, changes: Sequence[Splice]) -> str:
    """The words with the changes made, the slowest way there is."""
    for change in reversed(changes):
        words = words[: change.span.start] + change.new + words[change.span.end :]
    return words


@given(articles(), st.data())
def test_the_canonical_text_of_the_result_is_the_spliced_canonical_text(
    text: ArticleText, data: st.DataObject
) -> None:
    fix = data.draw(closed_fixes(text))
    result = apply(fix, text)
    check_stored(result.body)
    for part in Part:
        assert result.canonical(part) == spliced(text.canonical(part), fix.in_part(part))


@given(articles(), st.data())
def test_every_byte_outside_the_spliced_runs_stays(text: ArticleText, data: st.DataObject) -> None:
    fix = data.draw(closed_fixes(text))
    runs = edits_of(fix, text).string.runs
    kept = [run for run in runs if isinstance(run, Kept)]
    assert kept == sorted(kept, key=lambda run: run.start)
    stays = {at for run in kept for at in range(run.start, run.start + run.length)}
    found = text.scanned
    # Line feeds between blocks are all alike: which of the two beside a removed block goes is seen in no text.
    for offset in (at for at, sign in enumerate(found.text) if sign != "\n"):
        replaced = any(splice.span.start <= offset < splice.span.end for splice in fix.in_part(Part.BODY))
        place = range(found.string_start(offset), found.string_end(offset + 1))
        assert all((at in stays) is not replaced for at in place)
    assert not any("<" in run.text for run in runs if isinstance(run, New))


@given(articles(), st.data())
def test_no_tag_goes_unless_it_is_listed_as_lost(text: ArticleText, data: st.DataObject) -> None:
    changes = tuple(data.draw(st.lists(splices(text), min_size=1, max_size=3)))
    try:
        closed = close(Fix(1, changes), text)
    except Refusal:
        assume(False)
    before, after = (TAG.findall(version.body) for version in (text, apply(closed.fix, text)))
    opened = [[tag for tag in tags if not tag.startswith("</")] for tags in (before, after)]
    assert len(opened[0]) - len(opened[1]) == len(closed.losses)
    remaining = iter(before)
    assert all(tag in remaining for tag in after)


@given(articles(), st.data())
def test_closing_what_is_closed_changes_nothing(text: ArticleText, data: st.DataObject) -> None:
    fix = data.draw(closed_fixes(text))
    assert close(fix, text).fix == fix
    assert from_json(json.loads(json.dumps(to_json(fix)))) == fix


@given(articles(), st.data())
def test_a_fix_whose_old_words_are_not_at_their_place_is_refused(
    text: ArticleText, data: st.DataObject
) -> None:
    fix = data.draw(closed_fixes(text))
    splice = data.draw(st.sampled_from(fix.splices))
    other = data.draw(st.text(max_size=8).filter(lambda words: words != splice.old))
    wrong = Splice(splice.part, splice.span, other, splice.new)
    changes = tuple(wrong if each == splice else each for each in fix.changes)
    for refuses in (apply, edits_of, close):
        with pytest.raises(OldTextMissing):
            refuses(Fix(1, changes), text)


@given(articles(), st.data())
def test_the_same_fix_is_refused_the_second_time(text: ArticleText, data: st.DataObject) -> None:
    fix = data.draw(closed_fixes(text))
    step = edits_of(fix, text)
    with pytest.raises(FixRefused):
        carry(fix, [step], base=text, onto=2)


@given(articles(), st.data())
def test_replaying_the_stored_edits_gives_every_version_byte_for_byte(
    first: ArticleText, data: st.DataObject
) -> None:
    versions, steps = [first], []
    for _ in range(data.draw(st.integers(1, 5))):
        if steps and data.draw(st.booleans()):
            step = reversed_step(steps[-1], versions[-2])
            assert replay_version(step, versions[-1]) == versions[-2]
            result = versions[-2]
        else:
            fix = data.draw(closed_fixes(versions[-1]))
            step, result = edits_of(fix, versions[-1]), apply(fix, versions[-1])
        stored = json.dumps(step.to_json())
        steps.append(VersionEdits.from_json(json.loads(stored)))
        versions.append(result)
    for number, version in enumerate(versions):
        assert replay_chain(steps[:number], first) == version
    assert [replay_chain(steps, first).canonical(part) for part in Part] == [
        versions[-1].canonical(part) for part in Part
    ]
