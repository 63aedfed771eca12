"""Cases that were passed on to somebody else."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0031'
down_revision = '0030'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('handover',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('taken_on_by', sa.String(length=10), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint("taken_on_by IN ('standards', 'support')", name=op.f('ck_handover_taken_on_by_known')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_handover_correction_id_correction')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_handover'))
    )
    op.create_index('ix_handover_correction_id', 'handover', ['correction_id'])
    op.create_index('ix_handover_newest', 'handover', ['taken_on_by', 'id'])
    guard('handover')


def downgrade() -> None:
    unguard('handover')
    op.drop_table('handover')
