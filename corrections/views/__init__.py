"""The counter: read the request, call one act or page, answer."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages

from flask import Blueprint, Flask

# Those that set something up for every request, in the order in which they build on each other.
CONNECTED = (
    "sessions_interface", "access", "security", "display.presentation", "errors", "api",
    "serving.assets", "serving.cross_origin", "receipts.guessed_receipts",
)  # fmt: skip


def register(app: Flask) -> None:
    """Connect every audience's pages, the guards before them and the answers to refusals."""
    for name in CONNECTED:
        import_module(f"{__name__}.{name}").connect(app)
    for blueprint in _blueprints():
        if blueprint.name not in app.blueprints:
            app.register_blueprint(blueprint)


def _blueprints() -> Iterator[Blueprint]:
    """Every module's `blueprint`, once all modules have added their routes to the one they share."""
    modules = [import_module(found.name) for found in walk_packages(__path__, f"{__name__}.")]
    for module in modules:
        blueprint = getattr(module, "blueprint", None)
        if isinstance(blueprint, Blueprint):
            yield blueprint
