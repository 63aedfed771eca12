"""Causes of serious errors, and the standards desk's figures as last worked out."""

import sqlalchemy as sa
from alembic import op

revision = '0035'
down_revision = '0034'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('case_cause',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('cause', sa.String(length=20), nullable=False),
    sa.Column('prevention', sa.Text(), nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_case_cause_correction_id_correction')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_case_cause_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_cause'))
    )
    op.create_index('ix_case_cause_correction', 'case_cause', ['correction_id', 'id'])
    op.create_index('ix_case_cause_at', 'case_cause', ['at', 'id'])
    op.create_table('kept_figures',
    sa.Column('scope', sa.String(length=24), nullable=False),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.Column('contents', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('scope', name=op.f('pk_kept_figures'))
    )


def downgrade() -> None:
    op.drop_table('kept_figures')
    op.drop_table('case_cause')
