"""Where else wrong words may have run, and what can be said of each place. It never blocks publishing."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """A way on which an article's words leave the page."""

    PUSH = "push"
    NEWSLETTER = "newsletter"
    SOCIAL = "social"
    PRINT = "print"
    PARTNERS = "partners"
    TRANSLATIONS = "translations"


class Mark(StrEnum):
    """What somebody says of a channel; open again takes a mark back."""

    DONE = "done"
    NOT_APPLICABLE = "not_applicable"
    OPEN = "open"
