"""Legal holds on what readers wrote."""

import sqlalchemy as sa
from alembic import op

revision = '0030'
down_revision = '0029'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STANDING = sa.text('lifted_at IS NULL')


def upgrade() -> None:
    op.create_table('legal_hold',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('reason', sa.Text(), nullable=False),
    sa.Column('placed_by', BIG, nullable=False),
    sa.Column('placed_at', MOMENT, nullable=False),
    sa.Column('lifted_by', BIG, nullable=True),
    sa.Column('lifted_at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['lifted_by'], ['staff.id'], name=op.f('fk_legal_hold_lifted_by_staff')),
    sa.ForeignKeyConstraint(['placed_by'], ['staff.id'], name=op.f('fk_legal_hold_placed_by_staff')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_legal_hold_submission_id_submission')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_hold'))
    )
    op.create_index('ix_legal_hold_submission', 'legal_hold', ['submission_id', 'id'])
    op.create_index('uq_legal_hold_standing', 'legal_hold', ['submission_id'], unique=True, sqlite_where=STANDING, postgresql_where=STANDING)


def downgrade() -> None:
    op.drop_table('legal_hold')
