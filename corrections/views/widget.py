"""The widget: one script for our own pages and everyone else's, and the dialog that it fetches when it is used."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias, cast

from flask import Blueprint, Response, current_app, request
from flask.typing import ResponseReturnValue

from corrections.views.access import public
from corrections.views.context import settings
from corrections.views.display import widget_parts
from corrections.views.display.widget_parts import Script
from corrections.views.display.widget_strings import TRIGGER_SENTENCES, sentences

Scripts: TypeAlias = dict[str, Script]

blueprint = Blueprint("widget", __name__)
MADE = "corrections.widget"
TRIGGER = ""
LONGEST_KEPT = 600


@blueprint.get("/widget.js")
@public
def script() -> ResponseReturnValue:
    """The widget, the same for everyone, or with `dialog` its dialog in that language; kept for ten minutes."""
    scripts = _scripts()
    made = scripts.get(request.args.get("dialog", TRIGGER)) or scripts[settings().languages[0]]
    coding = next((each for each in made.coded if request.accept_encodings[each]), "")
    answer = Response(made.coded.get(coding, made.plain), mimetype="text/javascript")
    if coding:
        answer.content_encoding = coding
    answer.vary.add("Accept-Encoding")
    answer.set_etag(f"{made.tag}-{coding}" if coding else made.tag)
    answer.cache_control.public = True
    answer.cache_control.max_age = LONGEST_KEPT
    return answer.make_conditional(request)


def _scripts() -> Scripts:
    """The dialog by language, and the trigger under the empty name; made once for an application."""
    if MADE not in current_app.extensions:
        current_app.extensions[MADE] = _made()
    return cast(Scripts, current_app.extensions[MADE])


def _made() -> Scripts:
    folder = Path(current_app.root_path) / "static" / "widget"
    languages = settings().languages
    scripts = {language: widget_parts.dialog(folder, sentences(language)) for language in languages}
    tags = "".join(sorted(script.tag for script in scripts.values()))[:: len(scripts)][:12]
    words = {language: sentences(language, TRIGGER_SENTENCES) for language in languages}
    return {**scripts, TRIGGER: widget_parts.trigger(folder, words, made=tags)}
