"""Publishing a change, and taking a published one back."""

from __future__ import annotations

from flask import request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from corrections.domain.permissions import Permission
from corrections.domain.references import case_id
from corrections.services.deciding import publishing, undoing
from corrections.services.working import reopening
from corrections.views.access import requires
from corrections.views.context import actor, house, now, sessions
from corrections.views.desk.desk_pages import back_saying, back_to_sheet, blueprint
from corrections.views.requests import decision_forms as forms


@blueprint.post("/corrections/<reference>/publish")
@requires(Permission.FIX_PUBLISH)
def publish(reference: str) -> ResponseReturnValue:
    """Publish the change, or sign it and let it wait."""
    number, said, held = case_id(reference), forms.decision(), forms.tokens()
    done = publishing.publish(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    return back_to_sheet(reference, done)


@blueprint.post("/corrections/<reference>/undo")
@requires(Permission.FIX_UNDO)
def undo(reference: str) -> ResponseReturnValue:
    """Take a published change back by a new version."""
    number, said, held = case_id(reference), forms.reversal(), forms.tokens()
    done = undoing.undo(sessions(), number, said, tokens=held, by=actor(), at=now(), house=house())
    return back_to_sheet(reference, done)


@blueprint.post("/corrections/<reference>/reopen")
@requires(Permission.CASE_REOPEN)
def reopen(reference: str) -> ResponseReturnValue:
    """Look at a decided case again, with a reason."""
    number, held, reason = case_id(reference), forms.tokens(), request.form.get("reason", "")
    reopening.reopen(sessions(), number, reason, tokens=held, by=actor(), at=now(), house=house())
    return back_saying(reference, _("The case is open again."))
