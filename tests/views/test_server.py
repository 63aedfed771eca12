"""The server that `flask serve` starts takes in no more than the application would look at."""

from __future__ import annotations

from waitress.adjustments import Adjustments

from corrections.cli import running
from tests.newsroom import Newsroom


def test_the_server_keeps_no_endless_body_and_trusts_no_stranger(newsroom: Newsroom) -> None:
    module, name, *given = running._server(newsroom.settings)[1:]
    assert (module, name) == ("-m", "waitress")
    said, _ = Adjustments.parse_args(given)
    settings = Adjustments(**{name: value for name, value in said.items() if name not in ("help", "call")})
    assert settings.max_request_body_size == 2_097_152
    assert settings.max_request_header_size == 32_768
    assert settings.channel_timeout == 30
    assert settings.clear_untrusted_proxy_headers
    assert not settings.expose_tracebacks
