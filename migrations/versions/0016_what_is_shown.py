"""What the public may see of an article, and how much a note repeats of wrong words."""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _columns() -> list[sa.Column[object]]:
    return [
        sa.Column('covered', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column('by_order', sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column('status_version', sa.Integer(), server_default='0', nullable=False),
        sa.Column('status_due_at', MOMENT, nullable=True),
        sa.Column('hidden_versions', sa.Text(), server_default='', nullable=False),
    ]


def upgrade() -> None:
    for column in _columns():
        op.add_column('article', column)
    op.create_index('ix_article_status_due', 'article', ['status_due_at'])
    op.add_column('note', sa.Column('restatement', sa.String(length=10), server_default='full', nullable=False))


def downgrade() -> None:
    op.drop_column('note', 'restatement')
    op.drop_index('ix_article_status_due', 'article')
    for column in reversed(_columns()):
        op.drop_column('article', column.name)
