"""Second factors: one-time codes through PyOTP (RFC 6238), passkeys through py_webauthn (WebAuthn Level 3)."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime

import pyotp
import segno
import webauthn
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from webauthn.helpers import parse_authentication_credential_json
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from corrections.domain.accounts.account_refusals import PasskeyRefused
from corrections.domain.accounts.second_factors import Passkey

STEP = 30
NONCE = 12
_VERIFIED = UserVerificationRequirement.REQUIRED


class SecondFactors:
    """Makes and checks second factors for one site: `host` is the relying party, `origin` where pages stand."""

    def __init__(
        self, *, key: bytes, host: str, origin: str, site: str, former: Sequence[bytes] = ()
    ) -> None:
        self._sealing, *_ = self._opening = [AESGCM(hashlib.sha256(each).digest()) for each in (key, *former)]
        self._host, self._origin, self._site = host, origin, site

    # --- one-time codes

    def new_secret(self) -> str:
        """A generator's secret: 160 random bits in base 32, as RFC 4226 asks."""
        return pyotp.random_base32(32)

    def address(self, secret: str, *, email: str) -> str:
        """The otpauth address that a generator reads."""
        return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=self._site)

    def picture(self, address: str) -> str:
        """The address as a QR code, an SVG in a data address."""
        return segno.make(address, error="m").svg_data_uri(scale=5, border=4, light="#fff", omitsize=False)

    def step_of(self, secret: str, code: str, *, at: datetime) -> int | None:
        """The 30-second step whose code this is: the present one, the one before or after; else nothing."""
        generator, now = pyotp.TOTP(secret), int(at.timestamp()) // STEP
        steps = (now, now - 1, now + 1)
        agreeing = [step for step in steps if secrets.compare_digest(generator.at(step * STEP), code)]
        return max(agreeing, default=None)

    def seal(self, secret: str, *, staff_id: int) -> bytes:
        """The secret under a key that is not in the database (AES-GCM), bound to its owner."""
        nonce = os.urandom(NONCE)
        return nonce + self._sealing.encrypt(nonce, secret.encode(), str(staff_id).encode())

    def open(self, sealed: bytes, *, staff_id: int) -> str:
        """The secret again; empty when it was sealed for somebody else or under a key that is known no more."""
        for each in self._opening:
            with suppress(InvalidTag):
                return each.decrypt(sealed[:NONCE], sealed[NONCE:], str(staff_id).encode()).decode()
        return ""

    # --- passkeys

    def to_register(
        self, *, staff_id: int, email: str, name: str, known: Sequence[bytes]
    ) -> tuple[str, bytes]:
        """What the browser is asked to make (JSON), and the challenge to keep until it answers."""
        options = webauthn.generate_registration_options(
            rp_id=self._host,
            rp_name=self._site,
            user_id=str(staff_id).encode(),
            user_name=email,
            user_display_name=name,
            exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.PREFERRED, user_verification=_VERIFIED
            ),
        )
        return webauthn.options_to_json(options), options.challenge

    def registered(self, answer: str, *, challenge: bytes) -> Passkey:
        """The passkey that a browser made. Raises PasskeyRefused."""
        try:
            made = webauthn.verify_registration_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError) as error:
            raise PasskeyRefused from error
        return Passkey(made.credential_id, made.credential_public_key, made.sign_count)

    def to_show(self, known: Sequence[bytes]) -> tuple[str, bytes]:
        """What the browser is asked to prove (JSON), and the challenge to keep until it answers."""
        options = webauthn.generate_authentication_options(
            rp_id=self._host,
            allow_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
            user_verification=_VERIFIED,
        )
        return webauthn.options_to_json(options), options.challenge

    def named(self, answer: str) -> bytes:
        """Which passkey an answer speaks of. Raises PasskeyRefused."""
        try:
            return parse_authentication_credential_json(answer).raw_id
        except (WebAuthnException, ValueError, TypeError, KeyError, AttributeError) as error:
            raise PasskeyRefused from error

    def shown(self, answer: str, *, challenge: bytes, public_key: bytes, count: int) -> int:
        """How often the passkey says it was used, if its answer is true. Raises PasskeyRefused."""
        try:
            proved = webauthn.verify_authentication_response(
                credential=answer,
                expected_challenge=challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=public_key,
                credential_current_sign_count=count,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError) as error:
            raise PasskeyRefused from error
        return proved.new_sign_count
