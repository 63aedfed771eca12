"""A signed change that is with the CMS says since when."""

import sqlalchemy as sa

from alembic import op

revision = '0052'
down_revision = '0051'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('correction', sa.Column('handed_at', sa.DateTime(timezone=True)))


def downgrade() -> None:
    op.drop_column('correction', 'handed_at')
