"""How the log is searched: a line for each entry, and the words that staff gave."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
INDEXES = {
    'ix_log_line_act': ['act', 'seq'],
    'ix_log_line_subject': ['subject', 'seq'],
    'ix_log_line_article': ['article_id', 'seq'],
    'ix_log_line_staff': ['staff_id', 'act', 'seq'],
    'ix_log_line_reason': ['reason', 'seq'],
    'ix_log_line_at': ['at', 'seq'],
}


def upgrade() -> None:
    op.create_table('log_line',
    sa.Column('seq', BIG, autoincrement=False, nullable=False),
    sa.Column('act', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=60), nullable=False),
    sa.Column('article_id', BIG, nullable=True),
    sa.Column('staff_id', BIG, nullable=True),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_log_line'))
    )
    for name, columns in INDEXES.items():
        op.create_index(name, 'log_line', columns)
    guard('log_line')
    op.create_table('log_word',
    sa.Column('word', sa.String(length=40), nullable=False),
    sa.Column('seq', BIG, autoincrement=False, nullable=False),
    sa.PrimaryKeyConstraint('word', 'seq', name=op.f('pk_log_word'))
    )
    guard('log_word')


def downgrade() -> None:
    for table in ('log_word', 'log_line'):
        unguard(table)
        op.drop_table(table)
