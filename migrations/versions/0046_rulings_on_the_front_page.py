"""A ruling may be ordered onto the front page as well."""

import sqlalchemy as sa
from alembic import op

revision = '0046'
down_revision = '0045'
branch_labels = None
depends_on = None


def upgrade() -> None:
    column = sa.Column("on_front", sa.Boolean(), server_default=sa.false(), nullable=False)
    op.add_column("regulator_ruling", column)


def downgrade() -> None:
    op.drop_column('regulator_ruling', 'on_front')
