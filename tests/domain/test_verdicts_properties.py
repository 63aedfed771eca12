"""Over stored fixes no passage is ever said to stand where it does not: the truth is tracked sign by sign."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count

from hypothesis import event, given
from hypothesis import strategies as st

from corrections.domain.anchoring.reversing import restoring, reversed_step
from corrections.domain.anchoring.verdicts import Judgement, Reason, Verdict, judge
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import Fix, Splice, apply, carry, close, edits_of
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.fix_refusals import FixRefused
from tests.domain.articles import article, articles, closed_fixes

SIGNS = st.sampled_from(
    [
        "ha",
        "ha",
        "he",
        "said",
        "12",
        "people",
        "12.5",
        "the,",
        ".",
        "\u00a0",
        "-",
        "é",
        "e\u0301",
        "👍🏽",
        "слово",
    ]
)
LINES = st.lists(SIGNS, min_size=1, max_size=9).map(" ".join)
REPETITIVE = st.lists(LINES, min_size=1, max_size=4).map(
    lambda lines: article("<p>First ha</p>" + "".join(f"<p>{line}</p>" for line in lines))
)
Identities = dict[Part, list[int]]


@dataclass
class History:
    """Versions of an article, the edits between them, and which sign of one is which of another."""

    texts: list[ArticleText]
    identities: list[Identities]
    steps: list[VersionEdits] = field(default_factory=list)
    fixes: list[Fix | None] = field(default_factory=list)
    fresh: count[int] = field(default_factory=count)

    @classmethod
    def of(cls, first: ArticleText) -> History:
        history = cls([first], [])
        history.identities = [{part: history.made(len(first.canonical(part))) for part in Part}]
        return history

    def made(self, number: int) -> list[int]:
        return [next(self.fresh) for _ in range(number)]

    def fix(self, fix: Fix) -> None:
        told = {part: list(signs) for part, signs in self.identities[-1].items()}
        for splice in reversed(fix.splices):
            told[splice.part][splice.span.start : splice.span.end] = self.made(len(splice.new))
        self._add(apply(fix, self.texts[-1]), edits_of(fix, self.texts[-1]), told, fix)

    def undo_last(self) -> None:
        self._add(self.texts[-2], reversed_step(self.steps[-1], self.texts[-2]), self.identities[-2], None)

    def undo(self, version: int) -> None:
        """Take the fix that made `version` back on the newest text, by a fix of its own that restores."""
        done = self.fixes[version - 1]
        if done is None or len(done.changes) != 1:
            return
        [splice] = done.splices
        part, start, old = splice.part, splice.span.start, splice.old
        opposite = Fix(version, (Splice(part, Span(start, start + len(splice.new)), splice.new, old),))
        back = len(self.texts) - version
        try:
            fix = close(opposite, self.texts[version]).fix
            carried = carry(fix, self.steps[version:], base=self.texts[version], onto=len(self.texts) - 1)
        except FixRefused:
            return
        if fix != opposite:
            return
        live = self.texts[-1]
        step = restoring(edits_of(carried, live), {part: [(old, start)] if old else []}, back=back)
        told = {each: list(signs) for each, signs in self.identities[-1].items()}
        place = carried.splices[0].span
        before = self.identities[version - 1][part][start : start + len(old)]
        told[part][place.start : place.end] = before
        event("an older fix taken back")
        self._add(apply(carried, live), step, told, None)

    def _add(self, text: ArticleText, step: VersionEdits, told: Identities, fix: Fix | None) -> None:
        self.texts.append(text)
        self.steps.append(VersionEdits.from_json(step.to_json()))
        self.identities.append(told)
        self.fixes.append(fix)

    def truth(self, part: Part, span: Span, base: int) -> Span | None:
        """Where the same signs stand side by side in the newest text; a point stands between its neighbours."""
        old, new = ([-1, *versions[part], -2] for versions in (self.identities[base], self.identities[-1]))
        wanted = old[span.start : span.end + 2] if span.is_empty else old[span.start + 1 : span.end + 1]
        at = new.index(wanted[0]) if wanted[0] in new else -1
        if at < 0 or new[at : at + len(wanted)] != wanted:
            return None
        return Span(at, at) if span.is_empty else Span(at - 1, at - 1 + len(wanted))

    def judge(self, part: Part, span: Span, base: int, proposed: str | None = None) -> Judgement:
        return judge(
            Passage(part, span),
            proposed=proposed,
            base=self.texts[base],
            steps=self.steps[base:],
            live=self.texts[-1],
        )


@st.composite
def histories(draw: st.DrawFn, first: st.SearchStrategy[ArticleText]) -> History:
    history = History.of(draw(first))
    for _ in range(draw(st.integers(1, 5))):
        act = draw(st.sampled_from(["fix", "fix", "fix", "undo last", "undo"])) if history.steps else "fix"
        if act == "fix":
            history.fix(draw(closed_fixes(history.texts[-1], len(history.texts) - 1)))
        elif act == "undo last":
            history.undo_last()
        else:
            history.undo(draw(st.integers(1, len(history.steps))))
    return history


@st.composite
def spans(draw: st.DrawFn, words: str) -> Span:
    start = draw(st.integers(0, len(words)))
    return Span(start, min(start + draw(st.integers(0, 12)), len(words)))


def check(history: History, data: st.DataObject) -> None:
    for _ in range(4):
        base = data.draw(st.integers(0, len(history.steps)))
        part = data.draw(st.sampled_from([Part.BODY, Part.BODY, Part.HEADLINE]))
        span = data.draw(spans(history.texts[base].canonical(part)))
        judged, truth = history.judge(part, span, base), history.truth(part, span, base)
        if judged.verdict.publishes:
            assert judged.span == truth
            assert (judged.verdict is Verdict.EXACT) == (truth == span)
        elif truth is not None:
            assert judged.reason is Reason.WORD_GREW
            assert grown(history, part, base, (span, truth))
        proposed = data.draw(st.none() | SIGNS)
        again = history.judge(part, span, base, proposed)
        assert again == judged or again.verdict is Verdict.ALREADY_FIXED


def grown(history: History, part: Part, base: int, places: tuple[Span, Span]) -> bool:
    """Whether what stands around the words, up to the next space and a sign more, is not the same signs."""
    around = []
    for number, span in zip((base, -1), places, strict=True):
        words, signs = history.texts[number].canonical(part), history.identities[number][part]
        start = max(words.rfind(sign, 0, span.start) for sign in " \n\t")
        ends = [words.find(sign, span.end) for sign in " \n\t"]
        end = min((end for end in ends if end >= 0), default=len(words))
        around.append(signs[max(start, 0) : end + 1])
    return around[0] != around[1]


@given(histories(REPETITIVE), st.data())
def test_no_passage_among_its_equals_is_said_to_stand_where_it_does_not(
    history: History, data: st.DataObject
) -> None:
    check(history, data)


@given(histories(articles()), st.data())
def test_no_passage_of_any_article_is_said_to_stand_where_it_does_not(
    history: History, data: st.DataObject
) -> None:
    check(history, data)


@given(REPETITIVE, st.data())
def test_what_is_taken_back_and_made_again_leaves_every_passage_exact(
    first: ArticleText, data: st.DataObject
) -> None:
    history = History.of(first)
    history.fix(data.draw(closed_fixes(first, 0)))
    for version in (0, 1, 0):
        history.undo_last()
        assert history.texts[-1] == history.texts[version]
        span = data.draw(spans(history.texts[-1].canonical(Part.BODY)))
        judged = history.judge(Part.BODY, span, version)
        assert (judged.verdict, judged.span) == (Verdict.EXACT, span)


@given(REPETITIVE, st.data())
def test_a_fix_is_carried_to_the_very_signs_it_was_made_for_or_refused(
    first: ArticleText, data: st.DataObject
) -> None:
    history = History.of(first)
    fix = data.draw(closed_fixes(first, 0))
    for number in range(data.draw(st.integers(1, 3))):
        history.fix(data.draw(closed_fixes(history.texts[-1], number)))
    try:
        carried = carry(fix, history.steps, base=first, onto=len(history.steps))
    except FixRefused:
        return
    for before, after in zip(fix.splices, carried.splices, strict=True):
        assert after.span == history.truth(before.part, before.span, 0)
    apply(carried, history.texts[-1])
