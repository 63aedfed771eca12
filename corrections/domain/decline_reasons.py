"""Why a text stays as it is, and what the reader is told has become of the report."""

from __future__ import annotations

from enum import StrEnum

from corrections.domain.lifecycle import Outcome


class DeclineReason(StrEnum):
    """The reasons an editor chooses from; each comes with a message to the reader."""

    CORRECT_AS_PUBLISHED = "correct_as_published"
    STYLE_CHOICE = "style_choice"
    OPINION = "opinion"
    INSUFFICIENT_DETAIL = "insufficient_detail"
    CANNOT_VERIFY = "cannot_verify"
    DUPLICATE = "duplicate"
    ALREADY_FIXED = "already_fixed"
    THIRD_PARTY_CONTENT = "third_party_content"
    READER_COMMENT = "reader_comment"
    OUT_OF_SCOPE = "out_of_scope"
    TECHNICAL_REROUTED = "technical_rerouted"
    COMPLAINT_REROUTED = "complaint_rerouted"
    UNPUBLISHING_REROUTED = "unpublishing_rerouted"
    ABUSIVE = "abusive"

    @property
    def outcome(self) -> Outcome:
        """What the report is answered as."""
        return _OUTCOMES.get(self, Outcome.DECLINED)

    @property
    def needs_check(self) -> bool:
        """Whether the editor must say what the text was checked against."""
        return self is DeclineReason.CORRECT_AS_PUBLISHED

    @property
    def goes_to(self) -> TakenOnBy | None:
        """Who gets the report when it is passed on."""
        return _GOES_TO.get(self)


class TakenOnBy(StrEnum):
    """Who takes on what this desk passes on."""

    STANDARDS = "standards"
    SUPPORT = "support"


_GOES_TO = {
    DeclineReason.TECHNICAL_REROUTED: TakenOnBy.SUPPORT,
    DeclineReason.COMPLAINT_REROUTED: TakenOnBy.STANDARDS,
    DeclineReason.UNPUBLISHING_REROUTED: TakenOnBy.STANDARDS,
}
_OUTCOMES = {
    DeclineReason.ALREADY_FIXED: Outcome.ALREADY_FIXED,
    DeclineReason.TECHNICAL_REROUTED: Outcome.PASSED_ON,
    DeclineReason.COMPLAINT_REROUTED: Outcome.PASSED_ON,
    DeclineReason.UNPUBLISHING_REROUTED: Outcome.PASSED_ON,
    DeclineReason.ABUSIVE: Outcome.CLOSED_ABUSE,
}
