"""The WSGI entry."""

import sys

from corrections.factory import create_app
from corrections.outside.server_errors import guard
from corrections.settings import SettingsRefused
from corrections.views.security import headers_without_us

try:
    app = create_app()
except SettingsRefused as refused:
    sys.exit(f"The desk cannot start: {refused}")
guard(headers_without_us(secure=app.extensions["corrections.settings"].https))
