"""The WSGI entry."""

import sys

from corrections.factory import create_app
from corrections.settings import SettingsRefused

try:
    app = create_app()
except SettingsRefused as refused:
    sys.exit(f"The desk cannot start: {refused}")
