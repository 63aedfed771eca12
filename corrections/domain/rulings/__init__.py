"""The rules of rulings: what is bound, who may sign a note that corrects a note, how reviews end."""
