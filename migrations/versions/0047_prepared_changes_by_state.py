"""What somebody has prepared is found by the change first, then by the state: there can be many that wait."""

import sqlalchemy as sa

from alembic import op

revision = '0047'
down_revision = '0046'
branch_labels = None
depends_on = None

NAME, TABLE = 'ix_correction_prepared', 'correction'
WAITING = "state IN ('awaiting_signature', 'scheduled')"
PREPARED = 'prepared_fix_id IS NOT NULL'


def upgrade() -> None:
    _make(['prepared_fix_id', 'state'], PREPARED)


def downgrade() -> None:
    _make(['prepared_fix_id'], WAITING)


def _make(columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.drop_index(NAME, TABLE)
    op.create_index(NAME, TABLE, columns, sqlite_where=where, postgresql_where=where)
