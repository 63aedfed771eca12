"""Passwords: argon2id through argon2-cffi, as slow for a name that nobody has as for anybody's."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from corrections.domain.accounts.sign_in_refusals import WeakPassword

SHORTEST, LONGEST = 15, 256


class Passwords:
    """Hashes and compares passwords. By default 64 MiB, three passes, four lanes; tests take less."""

    def __init__(self, *, memory_kib: int = 65_536, passes: int = 3, lanes: int = 4) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=lanes)
        self._nobodys = self._hasher.hash("the password of nobody")

    @classmethod
    def cheap(cls) -> Passwords:
        """For tests, which prove nothing by being slow."""
        return cls(memory_kib=8, passes=1, lanes=1)

    def hash(self, password: str) -> str:
        """The hash to store, with its salt and its cost in it. Raises WeakPassword."""
        if not SHORTEST <= len(password) <= LONGEST:
            raise WeakPassword(fields={"password": WeakPassword.code}, least=SHORTEST, most=LONGEST)
        return self._hasher.hash(_typed(password))

    def agree(self, stored: str | None, password: str) -> bool:
        """Whether the password belongs to the hash; without a hash the same work is done, for nothing.

        What is longer than a password can be is nobody's, and is not normalised, which is not linear.
        """
        if len(password) > LONGEST:
            stored, password = None, ""
        try:
            return self._hasher.verify(stored or self._nobodys, _typed(password)) and stored is not None
        except (VerificationError, InvalidHashError):
            return False

    def are_outdated(self, stored: str) -> bool:
        """Whether the hash was made at another cost than the present one."""
        return self._hasher.check_needs_rehash(stored)


def _typed(password: str) -> bytes:
    """The same bytes however a keyboard composed the letters (NIST SP 800-63B asks for NFKC)."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
