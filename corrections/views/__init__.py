"""The counter: read the request, call one act or page, answer."""
