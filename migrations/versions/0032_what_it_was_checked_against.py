"""An answer says what the text was checked against."""

import sqlalchemy as sa
from alembic import op

revision = '0032'
down_revision = '0031'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('answer', sa.Column('checked', sa.Text(), server_default='', nullable=False))


def downgrade() -> None:
    op.drop_column('answer', 'checked')
