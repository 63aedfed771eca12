"""The rules around a case: whose it is, who hears an appeal, what is asked of readers and authors."""
