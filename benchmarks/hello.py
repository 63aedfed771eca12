"""The bare Flask application that pages are measured against: one route, a secret key set."""

from flask import Flask

app = Flask(__name__)
app.config["SECRET_KEY"] = "a secret key of forty characters at least"


@app.get("/")
def hello() -> str:
    """A few bytes."""
    return "hello"
