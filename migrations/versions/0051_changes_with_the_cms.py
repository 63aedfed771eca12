"""A signed change that is with the CMS says by when it should be seen live."""

import sqlalchemy as sa

from alembic import op

revision = '0051'
down_revision = '0050'
branch_labels = None
depends_on = None

NAME, WAITS = 'ix_correction_live_due', 'live_due_at IS NOT NULL'


def upgrade() -> None:
    op.add_column('correction', sa.Column('live_due_at', sa.DateTime(timezone=True)))
    where = sa.text(WAITS)
    op.create_index(NAME, 'correction', ['live_due_at', 'id'], sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    op.drop_index(NAME, 'correction')
    op.drop_column('correction', 'live_due_at')
