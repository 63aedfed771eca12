"""A ruling may be ordered to stand from an hour on."""

import sqlalchemy as sa
from alembic import op

revision = '0049'
down_revision = '0048'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('regulator_ruling', sa.Column('pinned_from', sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column('regulator_ruling', 'pinned_from')
