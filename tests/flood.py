"""A story that everybody reports: three hundred reports on forty passages, as tests and screenshots need them."""

from __future__ import annotations

from dataclasses import dataclass

from tests.newsroom import Newsroom

SLUG = "bridge-story"
FIXED_MEANWHILE = 4
HOSTILE = (
    '<script>alert("x")</script>',
    "'; DROP TABLE correction; --",
    "\u202eevil\u202c " + "A" * 900,
    "{{ 7 * 7 }} ${7*7} %s",
)


@dataclass(frozen=True)
class Told:
    """A reader's report as it was sent: its receipt, the number of its passage, its kind."""

    receipt: str
    passage: int
    kind: str


def story(passages: int) -> str:
    """A sentence a passage; every fourth has a doubled word, the others each a figure of their own."""
    return "".join(f"<p>{sentence(number)}</p>" for number in range(passages))


def sentence(number: int) -> str:
    """The sentence of a passage, as version 1 has it."""
    if number % 4 == 0:
        return f"On pier {number} the work was was stopped by frost, the keeper of hut {number} said."
    return f"Span {number} of the crossing cost {number + 100} crowns a metre, the accounts say."


def quote(number: int) -> tuple[str, str]:
    """The words readers mark in a sentence, and what most of them propose."""
    if number % 4 == 0:
        return f"pier {number} the work was was stopped", f"pier {number} the work was stopped"
    return (
        f"Span {number} of the crossing cost {number + 100} crowns",
        f"Span {number} of the crossing cost {number + 200} crowns",
    )


def flood(newsroom: Newsroom, reports: int = 300, passages: int = 40) -> list[Told]:
    """The story, its reports, and a second version that fixed some passages and took others out meanwhile.

    Passages 0 to 3 are fixed in version 2, 4 to 6 are gone from it; everybody quotes version 1. One report in
    twenty is hostile, one in ten only says that something is wrong.
    """
    newsroom.article(SLUG, body=story(passages), headline="The crossing at the narrows")
    sent = [_send(newsroom, number, passages) for number in range(reports // 2)]
    newsroom.later(minutes=5)
    newsroom.article(SLUG, body=_second_version(passages), headline="The crossing at the narrows")
    return sent + [_send(newsroom, number, passages) for number in range(reports // 2, reports)]


def _second_version(passages: int) -> str:
    body = story(passages)
    for number in range(FIXED_MEANWHILE):
        body = body.replace(*quote(number))
    for number in range(4, 7):
        body = body.replace(f"<p>{sentence(number)}</p>", "<p>The rest of that day is told elsewhere.</p>", 1)
    return body


def _send(newsroom: Newsroom, number: int, passages: int) -> Told:
    passage = number * 7 % passages
    exact, proposed = quote(passage)
    kind, said, comment = "proposal", proposed, ""
    if number % 20 == 19:
        kind, said, comment = "hostile", HOSTILE[number // 20 % len(HOSTILE)], HOSTILE[0]
    elif number % 10 == 9:
        kind, said, comment = "comment", None, f"Something is wrong here, says reader {number}."
    received = newsroom.report(exact, said, article=SLUG, comment=comment, version=1)
    return Told(received.receipt, passage, kind)
