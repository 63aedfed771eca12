"""What the policy proposes for a change, and what a departure takes."""

from __future__ import annotations

import pytest

from corrections.domain.casework.decision_refusals import (
    FactualErrorIsACorrection,
    LoweringNeedsReason,
    LoweringSeriousNeedsSenior,
)
from corrections.domain.disclosure import NoteKind, Place, Severity
from corrections.domain.error_types import ErrorType
from corrections.domain.permissions import Role
from corrections.domain.proposals import Chosen, Proposal, Signal, check_departure, proposal_for, propose_kind
from corrections.domain.reading.badges import Badge
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.fixes import propose
from corrections.domain.text.spans import Part, Passage, Span
from corrections.domain.text.splicing.splices import AttributeChange, Fix

EDITOR, SENIOR = {Role.EDITOR}, {Role.SENIOR_EDITOR}
K, V, P = NoteKind, Severity, Place


def proposed(old: str, new: str, *, part: Part = Part.BODY, error_type: ErrorType | None = None) -> Proposal:
    words = f"Rain fell. {old} More rain came."
    headline = old if part is Part.HEADLINE else "Rain"
    text = ArticleText(headline, "", f"<p>{words if part is Part.BODY else 'Rain.'}</p>")
    start = text.canonical(part).index(old)
    passage = Passage(part, Span(start, start + len(old)))
    fix = propose(text, passage, proposed=new, base=1)
    return proposal_for(fix, text, passage, error_type=error_type)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The comittee met.", "The committee met."),
        ("It was was there.", "It was there."),
        ("In the war in Ukraine, the conflict with Ukraine, he said.", "In the war in Ukraine, he said."),
        ("They is here.", "They are here."),
        ("Cost: 5\u00a0000.", "Cost: 5 000."),
        ("met he there today.", "he met there today."),
    ],
)
def test_spelling_grammar_and_doubled_words_are_minor_fixes(old: str, new: str) -> None:
    proposal = proposed(old, new)
    assert (proposal.kind, proposal.severity, proposal.place) == (K.MINOR_FIX, V.MINOR, P.HISTORY_LINE)
    assert proposal.error_type is ErrorType.SPELLING


@pytest.mark.parametrize(
    ("old", "new", "signal", "error_type"),
    [
        ("Some 12 died.", "Some 15 died.", Signal.NUMBER, ErrorType.NUMBER),
        ("Back on Monday.", "Back on Tuesday.", Signal.DATE, ErrorType.NUMBER),
        ("It was Ivanov.", "It was Petrov.", Signal.NAME, ErrorType.NAME),
        ("He was there.", "He was not there.", Signal.NEGATION, ErrorType.OTHER),
        ("He “lied” there.", "He “sang” there.", Signal.QUOTATION, ErrorType.QUOTATION),
        ("Prices rose.", "Prices fell.", Signal.WORDING, ErrorType.OTHER),
        ("The alleged thief ran.", "The thief ran.", Signal.WORDING, ErrorType.OTHER),
        ("He was there.", "She was there.", Signal.WORDING, ErrorType.OTHER),
        ("It rained.", "It rained heavily.", Signal.WORDING, ErrorType.OTHER),
        ("a b c red green blue pink grey gold lime teal cyan.", "a b c.", Signal.WORDING, ErrorType.OTHER),
        ("some word here.", "quite other words here.", Signal.WORDING, ErrorType.OTHER),
    ],
)
def test_what_touches_a_fact_is_an_ordinary_correction(
    old: str, new: str, signal: Signal, error_type: ErrorType
) -> None:
    proposal = proposed(old, new)
    assert (proposal.kind, proposal.severity, proposal.place) == (K.CORRECTION, V.ORDINARY, P.FOOT)
    assert signal in proposal.signals
    assert proposal.error_type is error_type


def test_a_fact_in_the_headline_is_serious_and_a_slip_there_is_not() -> None:
    fact, slip = (
        proposed(old, new, part=Part.HEADLINE)
        for old, new in [("12 died", "15 died"), ("teh end", "the end")]
    )
    assert (fact.kind, fact.severity, fact.place) == (K.CORRECTION, V.SERIOUS, P.TOP)
    assert (slip.kind, slip.severity) == (K.MINOR_FIX, V.MINOR)


def test_a_reworded_headline_is_told_at_the_top() -> None:
    proposal = proposed("Prices rise", "Prices fall hard", part=Part.HEADLINE)
    assert (proposal.kind, proposal.severity, proposal.place) == (K.CORRECTION, V.ORDINARY, P.TOP)


def test_a_large_share_of_the_article_is_a_signal() -> None:
    proposal = proposed("aa. " * 100, "ab. " * 100)
    assert Signal.SHARE in proposal.signals


def test_another_address_under_a_link_is_a_badge_and_no_signal() -> None:
    text = ArticleText("H", "", '<p><a href="https://a.example/">a</a></p>')
    fix = Fix(1, (AttributeChange(1, "href", "https://a.example/", "https://b.example/"),))
    proposal = proposal_for(fix, text, Passage(Part.BODY, Span(0, 1)))
    assert (proposal.kind, proposal.badges) == (K.MINOR_FIX, {Badge.LINK})


@pytest.mark.parametrize(
    ("signals", "error_type", "at_least", "kind", "severity"),
    [
        (set(), ErrorType.PERSON, V.MINOR, K.CORRECTION, V.SERIOUS),
        (set(), ErrorType.NAME, V.MINOR, K.CORRECTION, V.ORDINARY),
        ({Signal.WORDING}, ErrorType.CONTEXT, V.MINOR, K.CLARIFICATION, V.ORDINARY),
        ({Signal.NUMBER}, ErrorType.CONTEXT, V.MINOR, K.CORRECTION, V.ORDINARY),
        ({Signal.WORDING}, ErrorType.DEVELOPING, V.MINOR, K.UPDATE, V.ORDINARY),
        ({Signal.NUMBER}, ErrorType.SPELLING, V.MINOR, K.CORRECTION, V.ORDINARY),
        (set(), ErrorType.HOAX, V.MINOR, K.RETRACTION, V.SERIOUS),
        (set(), None, V.SERIOUS, K.CORRECTION, V.SERIOUS),
        (set(), None, V.ORDINARY, K.MINOR_FIX, V.MINOR),
        (set(), ErrorType.OTHER, V.MINOR, K.MINOR_FIX, V.MINOR),
    ],
)
def test_an_error_type_or_a_raised_case_raises_the_proposal(
    signals: set[Signal], error_type: ErrorType | None, at_least: Severity, kind: NoteKind, severity: Severity
) -> None:
    proposal = propose_kind(frozenset(signals), error_type=error_type, at_least=at_least)
    assert (proposal.kind, proposal.severity) == (kind, severity)


ORDINARY = propose_kind(frozenset({Signal.NUMBER}))
SERIOUS = propose_kind(frozenset({Signal.NUMBER, Signal.HEADLINE}))
MINOR = propose_kind(frozenset())


def test_keeping_or_raising_a_proposal_is_free() -> None:
    kept = Chosen(ORDINARY.kind, ORDINARY.severity, ORDINARY.place, ErrorType.NUMBER)
    assert check_departure(ORDINARY, kept, reason="", roles=EDITOR) == ()
    assert check_departure(MINOR, kept, reason="", roles=EDITOR) == ()
    assert check_departure(ORDINARY, Chosen(K.CORRECTION, V.SERIOUS, P.TOP), reason="", roles=EDITOR) == ()


def test_lowering_to_minor_takes_a_reason() -> None:
    minor = Chosen(K.MINOR_FIX, V.MINOR, P.HISTORY_LINE)
    with pytest.raises(LoweringNeedsReason) as refused:
        check_departure(ORDINARY, minor, reason="  ", roles=EDITOR)
    assert refused.value.fields == {"reason": "lowering_needs_reason"}
    lowered = check_departure(ORDINARY, minor, reason="A typing slip.", roles=EDITOR)
    assert lowered == ("kind", "severity", "place")


def test_a_less_prominent_place_takes_a_reason_too() -> None:
    top = propose_kind(frozenset({Signal.WORDING, Signal.HEADLINE}))
    chosen = Chosen(K.CORRECTION, V.ORDINARY, P.FOOT)
    assert check_departure(top, chosen, reason="Seen by few.", roles=EDITOR) == ("place",)


def test_lowering_something_serious_takes_a_senior_or_standards_editor_and_a_reason() -> None:
    ordinary = Chosen(K.CORRECTION, V.ORDINARY, P.FOOT)
    with pytest.raises(LoweringSeriousNeedsSenior):
        check_departure(SERIOUS, ordinary, reason="Not so bad.", roles=EDITOR)
    with pytest.raises(LoweringNeedsReason):
        check_departure(SERIOUS, ordinary, reason="", roles=SENIOR)
    lowered = check_departure(SERIOUS, ordinary, reason="Nobody harmed.", roles={Role.STANDARDS})
    assert lowered == ("severity", "place")


@pytest.mark.parametrize("kind", [K.CLARIFICATION, K.UPDATE])
def test_a_factual_error_is_never_a_clarification_or_an_update(kind: NoteKind) -> None:
    chosen = Chosen(kind, V.ORDINARY, P.FOOT, ErrorType.NUMBER)
    with pytest.raises(FactualErrorIsACorrection):
        check_departure(MINOR, chosen, reason="We prefer it so.", roles={*SENIOR, Role.STANDARDS})


def test_missing_context_may_be_a_clarification() -> None:
    chosen = Chosen(K.CLARIFICATION, V.ORDINARY, P.FOOT, ErrorType.CONTEXT)
    context = propose_kind(frozenset({Signal.WORDING}), error_type=ErrorType.CONTEXT)
    assert check_departure(context, chosen, reason="", roles=EDITOR) == ()
