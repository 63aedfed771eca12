"""Cases of a change without a note say so themselves, and the indexes for what is one's own and what is to be signed."""

import sqlalchemy as sa

from alembic import op

revision = '0038'
down_revision = '0037'
branch_labels = None
depends_on = None

WAITING = "state IN ('awaiting_signature', 'scheduled')"
INDEXES = (
    ('ix_correction_to_sign', 'correction', ['state', 'signature_due_at', 'id'], 'signature_due_at IS NOT NULL'),
    ('ix_correction_without_note', 'correction', ['state', 'due_at', 'id'], 'without_note'),
    ('ix_correction_prepared', 'correction', ['prepared_fix_id'], WAITING),
    ('ix_prepared_fix_prepared_by', 'prepared_fix', ['prepared_by'], None),
    ('ix_case_draft_staff_id', 'case_draft', ['staff_id'], None),
)


def upgrade() -> None:
    op.add_column('correction', sa.Column('without_note', sa.Boolean(), nullable=False, server_default=sa.false()))
    for name, table, columns, condition in INDEXES:
        where = sa.text(condition) if condition else None
        op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, table, _columns, _condition in reversed(INDEXES):
        op.drop_index(name, table)
    op.drop_column('correction', 'without_note')
