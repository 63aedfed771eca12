"""Who may do what."""

from __future__ import annotations

import pytest

from corrections.domain.permissions import GRANTS, Permission, Role, allowed

DESK = (Role.EDITOR, Role.SENIOR_EDITOR, Role.STANDARDS)


@pytest.mark.parametrize("role", DESK)
@pytest.mark.parametrize(
    "permission",
    [
        Permission.CASE_TRIAGE,
        Permission.CASE_DECLINE,
        Permission.FIX_PREPARE,
        Permission.FIX_SIGN,
        Permission.FIX_PUBLISH,
        Permission.ARTICLE_HOLD,
    ],
)
def test_everybody_on_the_desk_decides(role: Role, permission: Permission) -> None:
    assert allowed([role], permission)
    assert not allowed([Role.ADMIN], permission)


@pytest.mark.parametrize(
    "permission", [Permission.SEVERITY_LOWER, Permission.ARTICLE_WITHDRAW, Permission.ARTICLE_CONFIRM_HOLD]
)
def test_serious_matters_are_for_senior_and_standards_editors(permission: Permission) -> None:
    assert not allowed([Role.EDITOR], permission)
    assert allowed([Role.SENIOR_EDITOR], permission)
    assert allowed([Role.STANDARDS], permission)


@pytest.mark.parametrize(
    "permission",
    [Permission.LOG_READ, Permission.READER_ERASE, Permission.LEGAL_FLAG, Permission.RULING_PUBLISH],
)
def test_some_things_are_for_the_standards_desk_alone(permission: Permission) -> None:
    assert [role for role in Role if allowed([role], permission)] == [Role.STANDARDS]


def test_an_admin_keeps_accounts_and_never_sees_readers() -> None:
    assert allowed([Role.ADMIN], Permission.ACCOUNT_CHANGE)
    assert not allowed([Role.ADMIN], Permission.READER_IDENTIFY)
    assert not allowed(DESK, Permission.ACCOUNT_CHANGE)


def test_roles_add_up_and_no_role_is_no_permission() -> None:
    assert allowed([Role.EDITOR, Role.ADMIN], Permission.ACCOUNT_CHANGE)
    assert not allowed([], Permission.OWN_ACCOUNT_CHANGE)


def test_every_permission_is_granted_to_somebody() -> None:
    assert frozenset[Permission]().union(*GRANTS.values()) == set(Permission)


def test_a_permission_knows_whether_it_writes() -> None:
    reading = {permission for permission in Permission if not permission.writes}
    assert reading == {permission for permission in Permission if permission.value.endswith(":read")}
