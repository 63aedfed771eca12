"""The counter: read the request, call one act or page, answer."""

from __future__ import annotations

from flask import Flask


def register(app: Flask) -> None:
    """Connect every audience's pages, the guards before them and the answers to refusals."""
    from corrections.views import (
        access,
        account,
        api,
        editor,
        errors,
        operators,
        public,
        public_log,
        reader,
        security,
        sessions_interface,
        standards,
        widget,
    )
    from corrections.views.display import presentation
    from corrections.views.machine import archive, exports, feeds

    for module in (sessions_interface, access, security, presentation, errors, api):
        module.connect(app)
    for module in (
        public,
        reader,
        editor,
        standards,
        account,
        operators,
        widget,
        public_log,
        feeds,
        archive,
        exports,
    ):
        app.register_blueprint(module.blueprint)
