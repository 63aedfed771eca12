"""The standards desk's figures, pictures and causes at the counter."""
