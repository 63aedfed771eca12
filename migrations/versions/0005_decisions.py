"""Prepared fixes and their signatures."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('prepared_fix',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('base_version', sa.Integer(), nullable=False),
    sa.Column('changes', sa.Text(), nullable=False),
    sa.Column('proposed', sa.Text(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('severity', sa.String(length=10), nullable=False),
    sa.Column('error_type', sa.String(length=32), nullable=False),
    sa.Column('place', sa.String(length=20), nullable=False),
    sa.Column('note', sa.Text(), nullable=False),
    sa.Column('checked', sa.Text(), nullable=False),
    sa.Column('departure_reason', sa.Text(), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('prepared_by', BIG, nullable=False),
    sa.Column('prepared_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_prepared_fix_correction_id_correction')),
    sa.ForeignKeyConstraint(['prepared_by'], ['staff.id'], name=op.f('fk_prepared_fix_prepared_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_prepared_fix'))
    )
    op.create_index('ix_prepared_fix_correction_id', 'prepared_fix', ['correction_id'])
    guard('prepared_fix')
    op.create_table('signature',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('prepared_fix_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('roles', sa.String(length=80), nullable=False),
    sa.Column('digest', sa.String(length=64), nullable=False),
    sa.Column('after_publishing', sa.Boolean(), nullable=False),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('signed_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['prepared_fix_id'], ['prepared_fix.id'], name=op.f('fk_signature_prepared_fix_id_prepared_fix')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_signature_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signature')),
    sa.UniqueConstraint('prepared_fix_id', 'staff_id', name=op.f('uq_signature_prepared_fix_id_staff_id'))
    )
    guard('signature')


def downgrade() -> None:
    unguard('signature')
    op.drop_table('signature')
    unguard('prepared_fix')
    op.drop_table('prepared_fix')
