"""The addresses under which one article may stand: with a slash or without, for phones, for print, as AMP."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

ASIDE = ("amp.", "m.", "mobile.")
ENDINGS = ("/amp", "/amp.html", "/print", "/full")


def origin_of(address: str) -> str:
    """Scheme, host and port of a web address in small letters; empty for what is none."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}" + (f":{port}" if port else "")


def other_addresses(address: str) -> tuple[str, ...]:
    """The address itself first, then those that are the same article by custom; nothing else is guessed."""
    if not origin_of(address):
        return (address,)
    parts = urlsplit(address)
    path = next((parts.path[: -len(end)] for end in ENDINGS if parts.path.endswith(end)), parts.path)
    host = next((parts.netloc[len(aside) :] for aside in ASIDE if parts.netloc.startswith(aside)), "")
    hosts = [parts.netloc, *([host, f"www.{host}"] if host else [])]
    paths = [path.rstrip("/") or "/", path.rstrip("/") + "/"]
    found = [address, *(urlunsplit((parts.scheme, each, way, "", "")) for each in hosts for way in paths)]
    return tuple(dict.fromkeys(found))
