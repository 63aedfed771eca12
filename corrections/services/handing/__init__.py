"""Changes that are made in a CMS: handed over once they are signed, published once they are seen live."""
