"""What waitress answers by itself, such as to a request that it cannot read, carries our headers as well."""

from __future__ import annotations

from collections.abc import Mapping

from waitress.channel import HTTPChannel  # type: ignore[import-untyped]
from waitress.task import ErrorTask  # type: ignore[import-untyped]


def guard(headers: Mapping[str, str]) -> None:
    """Let every error of waitress in this process carry these headers."""

    class Guarded(ErrorTask):  # type: ignore[misc]  # waitress has no types
        def execute(self) -> None:
            self.response_headers.extend(headers.items())
            super().execute()

    HTTPChannel.error_task_class = Guarded
