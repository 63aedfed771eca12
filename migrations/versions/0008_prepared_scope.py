"""Other cases and other places that a prepared fix reaches."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('prepared_case',
    sa.Column('prepared_fix_id', BIG, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('proposed', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['prepared_fix_id'], ['prepared_fix.id'], name=op.f('fk_prepared_case_prepared_fix_id_prepared_fix')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_prepared_case_correction_id_correction')),
    sa.PrimaryKeyConstraint('prepared_fix_id', 'correction_id', name=op.f('pk_prepared_case'))
    )
    op.create_index('ix_prepared_case_correction_id', 'prepared_case', ['correction_id'])
    guard('prepared_case')
    op.create_table('prepared_place',
    sa.Column('prepared_fix_id', BIG, nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=8), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('proposed', sa.Text(), nullable=False),
    sa.CheckConstraint("part IN ('headline', 'dek', 'body')", name=op.f('ck_prepared_place_part_known')),
    sa.CheckConstraint('start >= 0 AND "end" >= start', name=op.f('ck_prepared_place_span_half_open')),
    sa.ForeignKeyConstraint(['prepared_fix_id'], ['prepared_fix.id'], name=op.f('fk_prepared_place_prepared_fix_id_prepared_fix')),
    sa.PrimaryKeyConstraint('prepared_fix_id', 'position', name=op.f('pk_prepared_place'))
    )
    guard('prepared_place')


def downgrade() -> None:
    unguard('prepared_place')
    op.drop_table('prepared_place')
    unguard('prepared_case')
    op.drop_table('prepared_case')
