"""The kinds of alarm: what somebody of the newsroom must look at soon."""

from __future__ import annotations

from enum import StrEnum


class AlarmKind(StrEnum):
    """What an alarm is about; its subject says which case, article, checkpoint or letter."""

    LOG_FORKED = "log_forked"
    LOG_ALTERED = "log_altered"
    LOG_UNSIGNED = "log_unsigned"
    SIGNATURE_OVERDUE = "signature_overdue"
    DEADLINE_MISSED = "deadline_missed"
    STEALTH_EDIT = "stealth_edit"
    HOLD_ENDED = "hold_ended"
    NOT_SEEN_LIVE = "not_seen_live"
    PUBLICATION_STOPPED = "publication_stopped"
    MAIL_PARKED = "mail_parked"
    WEBHOOK_PARKED = "webhook_parked"
    CHORE_FAILED = "chore_failed"
