"""Readers' words and addresses: erased, purged, held for a legal reason, revealed; each leaves an entry."""
