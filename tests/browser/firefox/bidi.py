"""Firefox over WebDriver BiDi, which it speaks itself: opening pages, running scripts in them, keys and the pointer."""

from __future__ import annotations

import json
import re
import subprocess
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
QUIET = {
    "app.update.enabled": False,
    "browser.aboutConfig.showWarning": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}
KEYS = {
    "Control": "\ue009", "Meta": "\ue03d", "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004",
    "ArrowDown": "\ue015",
}  # fmt: skip
SECONDS = 15


class Firefox:
    """One tab."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = count(1)
        self.said: list[str] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.tab: str = self.ask("browsingContext.getTree")["contexts"][0]["context"]

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer; what the page says on its console is kept."""
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            told = json.loads(self._connection.recv(timeout=4 * SECONDS))
            if told.get("method") == "log.entryAdded" and told["params"]["level"] in ("error", "warn"):
                self.said.append(str(told["params"]["text"]))
            if told.get("id") == number:
                assert told["type"] == "success", told
                result: dict[str, Any] = told["result"]
                return result

    def goto(self, url: str) -> None:
        """Open a page and wait until it has loaded."""
        self.ask("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def run(self, function: str, *values: Any) -> Any:
        """What a function of the page gives, by way of JSON."""
        wrapped = f"async (given) => JSON.stringify(await ({function})(...JSON.parse(given)) ?? null)"
        told = self.ask(
            "script.callFunction",
            functionDeclaration=wrapped,
            arguments=[{"type": "string", "value": json.dumps(values)}],
            target={"context": self.tab},
            awaitPromise=True,
            userActivation=True,
        )
        assert told["type"] == "success", told["exceptionDetails"]["text"]
        return json.loads(told["result"]["value"])

    def wait(self, function: str, *values: Any) -> Any:
        """What a function gives as soon as that is something true."""
        ends = time.monotonic() + SECONDS
        while time.monotonic() < ends:
            told = self.run(function, *values)
            if told:
                return told
        raise AssertionError(f"never: {function} {values}, but {self.said}")

    def press(self, *keys: str) -> None:
        """Press keys together, or a text's letters one after the other."""
        signs = [KEYS.get(key, key) for key in keys]
        down = [{"type": "keyDown", "value": sign} for sign in signs]
        up = [{"type": "keyUp", "value": sign} for sign in reversed(signs)]
        self._act({"type": "key", "id": "keys", "actions": [*down, *up]})

    def click(self, x: float, y: float, *, times: int = 1) -> None:
        """Press the mouse at a place of the window, so many times quickly one after the other."""
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *press * times]})

    def drag(self, start: Sequence[float], end: Sequence[float]) -> None:
        """Press the mouse at one place and let go at another."""
        to = [{"type": "pointerMove", "x": round(x), "y": round(y)} for x, y in (start, end)]
        down, up = {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}
        self._act({"type": "pointer", "id": "mouse", "actions": [to[0], down, to[1], up]})

    def picture(self) -> bytes:
        """What the window shows, as a PNG."""
        return b64decode(self.ask("browsingContext.captureScreenshot", context=self.tab)["data"])

    def _act(self, source: dict[str, Any]) -> None:
        self.ask("input.performActions", context=self.tab, actions=[source])
        self.ask("input.releaseActions", context=self.tab)


@contextmanager
def started(program: str) -> Iterator[Firefox]:
    """A Firefox without a window and with a profile of its own."""
    with tempfile.TemporaryDirectory(prefix="firefox") as profile:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in QUIET.items())
        Path(profile, "user.js").write_text("\n".join(lines))
        order = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        with Path(profile, "said.log").open("w+") as said:
            running = subprocess.Popen(order, stdout=said, stderr=said)
            try:
                where = f"{_address(Path(said.name))}/session"
                # A ping draws from `random`, in a thread, beside whatever test runs then.
                with connect(where, max_size=None, proxy=None, ping_interval=None) as connection:
                    yield Firefox(connection)
            finally:
                running.terminate()
                running.wait(timeout=30)


def _address(said: Path) -> str:
    """Where Firefox listens, which it says at its start."""
    ends = time.monotonic() + 4 * SECONDS
    while time.monotonic() < ends:
        if found := LISTENING.search(said.read_text()):
            return found[1]
        time.sleep(0.05)
    raise AssertionError(f"Firefox does not listen: {said.read_text()}")
