"""The standards desk's own acts: causes, deadlines watched, figures kept."""
