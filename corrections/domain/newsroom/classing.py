"""What the policy suggests for a text that came in whole, by the same signals as for a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corrections.domain.anchoring.edits import replay
from corrections.domain.anchoring.replaced_words import replaced_words
from corrections.domain.anchoring.version_edits import VersionEdits
from corrections.domain.disclosure import NoteKind, Place, Ranked, Severity
from corrections.domain.proposals import Proposal, badges_of, propose_kind, signals_of
from corrections.domain.text.article_text import ArticleText
from corrections.domain.text.spans import Part
from corrections.domain.wording.changes import SentenceChange
from corrections.domain.wording.sentences import sentence_around


def whole_changes(step: VersionEdits, old: ArticleText) -> tuple[SentenceChange, ...]:
    """What the edits of a version change in the sentences of the text before it."""
    return tuple(change for part in Part for change in _in_part(step, part, old.canonical(part)))


def class_of(step: VersionEdits, old: ArticleText) -> Proposal:
    """The kind, severity and place that the policy suggests for the edits of a version."""
    changes = whole_changes(step, old)
    length = sum(len(old.canonical(part)) for part in Part)
    touched = badges_of(changes)
    return propose_kind(signals_of(changes, touched, length=length), touched)


def is_silent(proposal: Proposal) -> bool:
    """Whether a change needs telling: it looks like more than a minor fix."""
    return proposal.kind is not NoteKind.MINOR_FIX


def graver(first: tuple[str, str, str], second: tuple[str, str, str]) -> tuple[str, str, str]:
    """Of two kinds, severities and places the one that tells more, each by itself."""
    ranks: tuple[type[Ranked], ...] = (NoteKind, Severity, Place)
    pairs = zip(ranks, first, second, strict=True)
    kind, severity, place = (max((a, b), key=lambda each: of(each).rank) for of, a, b in pairs)
    return kind, severity, place


def signal_names(known: str, more: Iterable[str]) -> str:
    """Signals as one text, each once, in order."""
    return " ".join(sorted({*known.split(), *more}))


def _in_part(step: VersionEdits, part: Part, text: str) -> Iterator[SentenceChange]:
    new = replay(step.text[part], text)
    for each in replaced_words(step.text[part], text):
        sentence = sentence_around(text, each.old)
        yield SentenceChange(
            part,
            each.old.slice(text),
            each.new.slice(new),
            text[sentence.start : each.old.start],
            text[each.old.end : sentence.end],
        )
