"""Letter, Mail: what is to be told to one person, before it has words and after."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST_SUBJECT = 200
_BREAKS = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]+")


class NotSent(Exception):
    """The other side cannot be reached, or is not ready: try again later."""


class RefusedForGood(Exception):
    """The other side refuses this mail or event, and would refuse it again."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that has no words yet.

    `name` is the template's, `target` names the addressee without the address ("reader", "staff 7"), and `about` is
    what the template sees under that name. `filed_under` says whose files a mail lies among until it is sent.
    """

    name: str
    target: str
    address: str = field(repr=False)
    language: str
    about: object = field(repr=False)
    filed_under: str = "desk"


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail in plain text and in HTML. Every attempt to send it carries the same `message_id`."""

    target: str
    address: str = field(repr=False)
    language: str
    subject: str = field(repr=False)
    text: str = field(repr=False)
    html: str = field(repr=False)
    message_id: str
    filed_under: str = "desk"


def one_line(words: str) -> str:
    """A subject as one line: no line break or control gets into a header, whoever wrote the words."""
    return _BREAKS.sub(" ", words).strip()[:LONGEST_SUBJECT]


def filed_under(submission_id: int) -> str:
    """Where mails about a report are filed, so that an erasure finds them."""
    return f"S-{submission_id}"
