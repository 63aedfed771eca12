"""What a text that comes in is refused for."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class TextRefused(Refusal):
    """A text that cannot be taken in."""

    code = "text_refused"
    message = "This text cannot be used."


class LoneSurrogate(TextRefused):
    """Half of a UTF-16 pair: no valid text holds one (Unicode 3.9, D71)."""

    code = "lone_surrogate"
    message = "The text contains half a character. Please type it again."


class ControlCharacter(TextRefused):
    """A control character other than tab and line feed."""

    code = "control_character"
    message = "The text contains a control character that cannot be shown."


class TooManyMarks(TextRefused):
    """More combining marks in a row than UAX 15's stream-safe bound of 30."""

    code = "too_many_marks"
    message = "The text stacks too many accents on one letter."


class TooLong(TextRefused):
    """Longer than the field allows."""

    code = "too_long"
    message = "This is too long: %(length)s characters, and at most %(limit)s can be taken."


class Empty(TextRefused):
    """Nothing where something is needed."""

    code = "empty"
    message = "This is empty, and something is needed here. Please fill it in."
