"""Odd characters as marked symbols, each with its name in words."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from markupsafe import Markup, escape

from corrections.domain.reading.invisibles import Drawn, drawn

_SIGN = Markup(
    '<span class="sign" title="{name}"><span aria-hidden="true">{symbol}</span>'
    '<span class="visually-hidden"> {name} </span></span>'
)
_LINE_END = "line_end"

NAMES: Mapping[str, str] = {
    "tab": _("tab"),
    "space": _("space"),
    _LINE_END: _("line end"),
    "no_break_space": _("no-break space"),
    "narrow_no_break_space": _("narrow no-break space"),
    "figure_space": _("figure space"),
    "thin_space": _("thin space"),
    "hair_space": _("hair space"),
    "en_space": _("en space"),
    "em_space": _("em space"),
    "ideographic_space": _("ideographic space"),
    "line_separator": _("line separator"),
    "paragraph_separator": _("paragraph separator"),
    "soft_hyphen": _("soft hyphen"),
    "zero_width_space": _("zero-width space"),
    "zero_width_non_joiner": _("zero-width non-joiner"),
    "zero_width_joiner": _("zero-width joiner"),
    "word_joiner": _("word joiner"),
    "byte_order_mark": _("byte order mark"),
    "mongolian_vowel_separator": _("Mongolian vowel separator"),
    "left_to_right_mark": _("left-to-right mark"),
    "right_to_left_mark": _("right-to-left mark"),
    "arabic_letter_mark": _("Arabic letter mark"),
    "left_to_right_embedding": _("left-to-right embedding"),
    "right_to_left_embedding": _("right-to-left embedding"),
    "pop_directional_formatting": _("end of a direction control"),
    "left_to_right_override": _("left-to-right override"),
    "right_to_left_override": _("right-to-left override"),
    "left_to_right_isolate": _("left-to-right isolate"),
    "right_to_left_isolate": _("right-to-left isolate"),
    "first_strong_isolate": _("first strong isolate"),
    "pop_directional_isolate": _("end of a direction isolate"),
    "look_alike_latin": _("a Latin letter that looks like another script's"),
    "look_alike_cyrillic": _("a Cyrillic letter that looks like another script's"),
    "look_alike_greek": _("a Greek letter that looks like another script's"),
}


def drawn_signs(text: str) -> Markup:
    """The text escaped, with what cannot be seen drawn as a symbol; a drawn line end still ends the line."""
    return Markup("").join(_drawn(each) for each in drawn(text))


def _drawn(each: Drawn) -> Markup:
    if not each.symbol:
        return escape(each.text)
    sign = _SIGN.format(name=NAMES.get(each.name, each.name), symbol=each.symbol)
    return sign + Markup("\n") if each.name == _LINE_END else sign
