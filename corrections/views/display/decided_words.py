"""One sentence that says what came of a decision."""

from __future__ import annotations

from flask_babel import gettext as _

from corrections.domain.lifecycle import CorrectionState
from corrections.services.deciding.decisions import Decided


def told(done: Decided) -> str:
    """What happened, for the page that follows."""
    if done.signed_afterwards:
        return _afterwards(done)
    if done.state is CorrectionState.PUBLISHED:
        return f"{_published(done)} {_signature(done)}".strip()
    if done.handed_over:
        return _("Signed. It is to be made in the CMS now, and goes out when it is seen live.")
    if done.state is CorrectionState.SCHEDULED:
        return _("Signed. It goes out by itself at its hour.")
    if done.state is CorrectionState.AWAITING_SIGNATURE:
        return _("Signed. It goes out when a second person has signed it.")
    if done.state is CorrectionState.DECLINED:
        return _("Declined. Everybody who reported it is told why.")
    if done.version is not None:
        return _("Taken back by version %(number)s. The case is open again.", number=done.version)
    return _("The change is back with the desk; the case is open.")


def _afterwards(done: Decided) -> str:
    if done.signature_due:
        return _("Signed. Another signature is still missing.")
    return _("Signed. Nothing more is to be done here.")


def _published(done: Decided) -> str:
    if done.note is None:
        return _("Published as version %(number)s.", number=done.version)
    return _("Published as version %(number)s with note %(note)s.", number=done.version, note=done.note)


def _signature(done: Decided) -> str:
    return _("A second signature is due within 24 hours.") if done.signature_due else ""
