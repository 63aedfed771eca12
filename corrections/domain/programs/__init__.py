"""Rules for programs that work with the desk, such as a CMS."""
