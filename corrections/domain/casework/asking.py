"""What an author is asked and may answer, and the link by which they do it without an account."""

from __future__ import annotations

import hmac
from base64 import b32encode
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256

from corrections.domain.accounts.sign_in_refusals import NotAnEmail
from corrections.domain.reporting.receipts import looks_like_receipt, receipt_hash
from corrections.domain.text.plain_text import admit
from corrections.domain.text.text_refusals import Empty

AUTHOR_LINK_LASTS = timedelta(days=14)
AROUND = 240
LONGEST_NAME, LONGEST_EMAIL = 120, 254
LONGEST_QUESTION, LONGEST_ANSWER, LONGEST_SUGGESTION = 1000, 4000, 4000


@dataclass(frozen=True, slots=True)
class AskedAuthor:
    """Who is asked, where they can be reached, and what."""

    name: str
    email: str
    question: str

    def admitted(self) -> AskedAuthor:
        """The same as it is taken in. Raises NotAnEmail, Empty and whatever the text refuses."""
        email = admit(self.email, field="author_email", limit=LONGEST_EMAIL, single_line=True, required=False)
        name, at, host = email.rpartition("@")
        if not (name and at and "." in host.strip(".")) or any(map(str.isspace, email)):
            raise NotAnEmail(fields={"author_email": NotAnEmail.code})
        return AskedAuthor(
            name=admit(self.name, field="author_name", limit=LONGEST_NAME, single_line=True, required=False),
            email=email.lower(),
            question=admit(self.question, field="question", limit=LONGEST_QUESTION, single_line=False),
        )


@dataclass(frozen=True, slots=True)
class AuthorAnswer:
    """What the author says, and the words they would put in place of the passage; one of the two suffices."""

    answer: str
    suggested: str = ""

    def admitted(self) -> AuthorAnswer:
        """The same as it is taken in. Raises Empty where nothing is said, and whatever the text refuses."""
        said = replace(
            self,
            answer=admit(
                self.answer, field="answer", limit=LONGEST_ANSWER, single_line=False, required=False
            ),
            suggested=admit(
                self.suggested, field="suggested", limit=LONGEST_SUGGESTION, single_line=True, required=False
            ),
        )
        if not said.answer and not said.suggested:
            raise Empty(fields={"answer": Empty.code})
        return said


def author_token(key: bytes, question_id: int) -> str:
    """The secret in an author's link: 26 characters (130 bits) that only the holder of `key` can work out again."""
    digest = hmac.new(key, b"author:%d" % question_id, sha256).digest()
    return b32encode(digest).decode()[:26]


def author_token_hash(token: str) -> bytes:
    """What is stored of it."""
    return receipt_hash(token)


def looks_like_author_token(token: str) -> bool:
    """Whether it could be one at all."""
    return looks_like_receipt(token)
