"""Who may do what: the roles, the permissions, and which role grants which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

_READING_VERBS = {"read"}


class Role(StrEnum):
    """What a member of staff is; one person may hold several."""

    EDITOR = "editor"
    SENIOR_EDITOR = "senior_editor"
    STANDARDS = "standards"
    ADMIN = "admin"


class Permission(StrEnum):
    """One thing that a person may do, as `thing:verb`."""

    QUEUE_READ = "queue:read"
    CASE_READ = "case:read"
    CASE_TRIAGE = "case:triage"
    CASE_DECLINE = "case:decline"
    CASE_REOPEN = "case:reopen"
    CASE_TAKE_OVER = "case:take_over"
    FIX_PREPARE = "fix:prepare"
    FIX_SIGN = "fix:sign"
    FIX_PUBLISH = "fix:publish"
    FIX_UNDO = "fix:undo"
    ARTICLE_HOLD = "article:hold"
    ARTICLE_CONFIRM_HOLD = "article:confirm_hold"
    ARTICLE_WITHDRAW = "article:withdraw"
    SEVERITY_LOWER = "severity:lower"
    RESTATEMENT_DROP = "restatement:drop"
    APPEAL_DECIDE = "appeal:decide"
    APOLOGY_ADD = "apology:add"
    RULING_PUBLISH = "ruling:publish"
    SEVERITY_REVIEW = "severity:review"
    LEGAL_FLAG = "legal:flag"
    LEGAL_HOLD = "legal:hold"
    LOG_READ = "log:read"
    ALARM_CLEAR = "alarm:clear"
    OVERVIEW_READ = "overview:read"
    CAUSE_READ = "cause:read"
    CAUSE_GIVE = "cause:give"
    READER_IDENTIFY = "reader:identify"
    READER_ERASE = "reader:erase"
    ACCOUNT_READ = "account:read"
    ACCOUNT_CHANGE = "account:change"
    SETTINGS_CHANGE = "settings:change"
    CONNECTOR_CHANGE = "connector:change"
    OWN_ACCOUNT_READ = "own_account:read"
    OWN_ACCOUNT_CHANGE = "own_account:change"

    @property
    def writes(self) -> bool:
        """Whether it changes anything; a permission that does not must never guard a route that does."""
        return self.partition(":")[2] not in _READING_VERBS

    @property
    def is_sensitive(self) -> bool:
        """Whether a second factor must have been shown within the last ten minutes before it is used."""
        return self in _SENSITIVE


_SENSITIVE = frozenset({
    Permission.ARTICLE_WITHDRAW, Permission.RULING_PUBLISH, Permission.LEGAL_FLAG, Permission.LEGAL_HOLD,
    Permission.READER_IDENTIFY, Permission.READER_ERASE,
    Permission.ACCOUNT_CHANGE, Permission.SETTINGS_CHANGE, Permission.CONNECTOR_CHANGE,
})  # fmt: skip
_EVERYBODY = frozenset({Permission.OWN_ACCOUNT_READ, Permission.OWN_ACCOUNT_CHANGE})
_EDITOR = _EVERYBODY | {
    Permission.QUEUE_READ, Permission.CASE_READ, Permission.CASE_TRIAGE, Permission.CASE_DECLINE,
    Permission.CASE_REOPEN, Permission.FIX_PREPARE, Permission.FIX_SIGN, Permission.FIX_PUBLISH,
    Permission.FIX_UNDO, Permission.ARTICLE_HOLD, Permission.READER_IDENTIFY,
    Permission.CAUSE_READ, Permission.CAUSE_GIVE,
}  # fmt: skip
_SENIOR_EDITOR = _EDITOR | {
    Permission.ARTICLE_CONFIRM_HOLD, Permission.ARTICLE_WITHDRAW,
    Permission.SEVERITY_LOWER, Permission.RESTATEMENT_DROP, Permission.APPEAL_DECIDE,
}  # fmt: skip
_STANDARDS = _SENIOR_EDITOR | {
    Permission.CASE_TAKE_OVER, Permission.APOLOGY_ADD, Permission.RULING_PUBLISH,
    Permission.SEVERITY_REVIEW,
    Permission.LEGAL_FLAG, Permission.LEGAL_HOLD,
    Permission.LOG_READ, Permission.ALARM_CLEAR, Permission.OVERVIEW_READ, Permission.READER_ERASE,
}  # fmt: skip
_ADMIN = _EVERYBODY | {
    Permission.ACCOUNT_READ, Permission.ACCOUNT_CHANGE, Permission.SETTINGS_CHANGE, Permission.CONNECTOR_CHANGE,
}  # fmt: skip

GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.EDITOR: _EDITOR,
    Role.SENIOR_EDITOR: _SENIOR_EDITOR,
    Role.STANDARDS: _STANDARDS,
    Role.ADMIN: _ADMIN,
}


def allowed(roles: Iterable[Role], permission: Permission) -> bool:
    """Whether any of the roles grants the permission. Signatures have rules of their own besides."""
    return any(permission in GRANTS[role] for role in roles)
