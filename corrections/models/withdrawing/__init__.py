"""The tables of withdrawn words: the order, and which rows lost words with it; and the selects that find them."""
