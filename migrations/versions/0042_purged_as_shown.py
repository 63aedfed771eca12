"""What caches outside were told last of how much an article shows; stamps of what a note page shows of silent edits."""

import sqlalchemy as sa
from alembic import op

from migrations.page_stamps import stamp, unstamp

revision = '0042'
down_revision = '0041'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('page_stamp', sa.Column('purged_shown', sa.Text(), server_default='', nullable=False))
    stamp('silent_edit')
    stamp('note_case')


def downgrade() -> None:
    unstamp('note_case')
    unstamp('silent_edit')
    op.drop_column('page_stamp', 'purged_shown')
