"""Signed checkpoints, and what serves proofs quickly."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
TABLES = ('log_checkpoint', 'log_subtree', 'log_subject')


def upgrade() -> None:
    op.create_table('log_checkpoint',
    sa.Column('size', BIG, autoincrement=False, nullable=False),
    sa.Column('root', sa.LargeBinary(length=32), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('signed_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('size', name=op.f('pk_log_checkpoint'))
    )
    op.create_table('log_subtree',
    sa.Column('level', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('number', BIG, autoincrement=False, nullable=False),
    sa.Column('hash', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('level', 'number', name=op.f('pk_log_subtree'))
    )
    op.create_table('log_subject',
    sa.Column('subject', sa.String(length=60), nullable=False),
    sa.Column('seq', BIG, nullable=False),
    sa.PrimaryKeyConstraint('subject', name=op.f('pk_log_subject'))
    )
    for table in TABLES:
        guard(table)


def downgrade() -> None:
    for table in reversed(TABLES):
        unguard(table)
        op.drop_table(table)
