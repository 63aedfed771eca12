"""The counter: read the request, call one act or page, answer."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from flask import Flask


def register(app: Flask) -> None:
    """Connect every audience's pages, the guards before them and the answers to refusals."""
    from corrections.views import (
        access,
        account,
        api,
        desk,
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
    from corrections.views.desk import desk_pages
    from corrections.views.display import presentation
    from corrections.views.machine import archive, exports, feeds
    from corrections.views.record import alarm_clearing
    from corrections.views.serving import assets

    for module in (sessions_interface, access, security, presentation, errors, api, assets):
        module.connect(app)
    _read_all(desk)
    for module in (
        public,
        reader,
        desk_pages,
        standards,
        account,
        operators,
        widget,
        public_log,
        feeds,
        archive,
        exports,
        alarm_clearing,
    ):
        app.register_blueprint(module.blueprint)


def _read_all(package: ModuleType) -> None:
    """Let every module of a package add its routes to the package's blueprint."""
    for found in iter_modules(package.__path__, f"{package.__name__}."):
        import_module(found.name)
