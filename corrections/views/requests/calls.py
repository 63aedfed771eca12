"""Blueprints of addresses for programs: described by themselves, with bodies read in our way."""

from __future__ import annotations

from flask_smorest import Blueprint

from corrections.views.requests.json_bodies import BodyReader


class Calls(Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """A blueprint that reads bodies in our way."""

    ARGUMENTS_PARSER = BodyReader()
