"""Alarms: what somebody must look at, until it is cleared."""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('alarm',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=120), nullable=False),
    sa.Column('detail', sa.String(length=200), nullable=False),
    sa.Column('raised_at', MOMENT, nullable=False),
    sa.Column('cleared_at', MOMENT, nullable=True),
    sa.Column('cleared_by', BIG, nullable=True),
    sa.ForeignKeyConstraint(['cleared_by'], ['staff.id'], name=op.f('fk_alarm_cleared_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_alarm'))
    )
    still_open = sa.text('cleared_at IS NULL')
    op.create_index('ix_alarm_open', 'alarm', ['kind', 'subject'], unique=True,
    sqlite_where=still_open, postgresql_where=still_open)
    op.create_index('ix_alarm_cleared_at', 'alarm', ['cleared_at', 'id'])


def downgrade() -> None:
    op.drop_table('alarm')
