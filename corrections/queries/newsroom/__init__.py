"""Pages about whole articles, for the desk."""
