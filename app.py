"""The WSGI entry."""

from corrections.factory import create_app

app = create_app()
