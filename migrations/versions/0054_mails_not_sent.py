"""The address of a report says whether it was written to about what became of it by itself."""

import sqlalchemy as sa

from alembic import op

revision = '0054'
down_revision = '0053'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('reader_contact', sa.Column('mailed', sa.Boolean(), nullable=False, server_default=sa.true()))


def downgrade() -> None:
    op.drop_column('reader_contact', 'mailed')
