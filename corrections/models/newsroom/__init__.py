"""Tables of what the newsroom does to whole articles: their status, their bodies, their addresses."""
