"""Up to which stamp caches outside were told that a page changed."""

import sqlalchemy as sa
from alembic import op

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('page_stamp', sa.Column('purged', sa.BigInteger(), nullable=False, server_default='0'))


def downgrade() -> None:
    op.drop_column('page_stamp', 'purged')
