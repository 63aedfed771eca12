"""How the rules of rulings say no."""

from __future__ import annotations

from corrections.domain.refusals import Refusal


class SamePerson(Refusal):
    """What takes two people takes two: whoever prepared it, or lowered it, cannot be the second one."""

    code = "same_person"
    message = "You prepared this yourself: somebody else has to look at it."


class SignersNotEnough(Refusal):
    """A note that corrects a note is signed by two people, one of them senior or standards."""

    code = "signers_not_enough"
    message = "One of the two has to be a senior editor or of the standards desk."


class MoreThanTypo(Refusal):
    """A minor fix of a note mends its spelling; what says something else is told by another note."""

    code = "more_than_typo"
    message = "This changes what the note says. A wrong note is corrected by another note."


class PinOver(Refusal):
    """Only what is pinned, or will be, can be taken down, and only once."""

    code = "pin_over"
    message = "This is not pinned any more."


class NotRaised(Refusal):
    """A raised severity is higher than the one that was chosen."""

    code = "not_raised"
    message = "Raised means more serious than it was told."


class NoSuchDay(Refusal):
    """A day that the calendar does not have."""

    code = "no_such_day"
    message = "Please give the day as year, month, day."


class NotSerious(Refusal):
    """What is shown alone on top of the record is a serious matter; trifles stand in the list."""

    code = "not_serious"
    message = "Only a note about something serious can be pinned."


class DaysUnclear(Refusal):
    """For how long something is pinned is a number of days; nothing typed is not "for good"."""

    code = "days_unclear"
    message = "Please say for how many days, as a number of %(least)s to %(most)s."
