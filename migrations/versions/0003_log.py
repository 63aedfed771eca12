"""The log, the counters and the outbox."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('log_entry',
    sa.Column('seq', BIG, autoincrement=False, nullable=False),
    sa.Column('entry', sa.LargeBinary(), nullable=False),
    sa.Column('leaf_hash', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_log_entry'))
    )
    guard('log_entry')
    op.create_table('log_head',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('size', BIG, nullable=False),
    sa.Column('frontier', sa.Text(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_log_head_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_log_head'))
    )
    op.create_table('private_act',
    sa.Column('seq', BIG, autoincrement=False, nullable=False),
    sa.Column('act', sa.String(length=40), nullable=False),
    sa.Column('subject', sa.String(length=60), nullable=False),
    sa.Column('staff_id', BIG, nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('contents', sa.LargeBinary(), nullable=False),
    sa.Column('commitment_key', sa.LargeBinary(length=32), nullable=False),
    sa.PrimaryKeyConstraint('seq', name=op.f('pk_private_act'))
    )
    op.create_index('ix_private_act_staff', 'private_act', ['staff_id', 'seq'])
    op.create_index('ix_private_act_subject', 'private_act', ['subject', 'seq'])
    guard('private_act')
    op.create_table('counter',
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.Column('value', BIG, nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_counter'))
    )
    op.create_table('outbox_event',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('event_id', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=40), nullable=False),
    sa.Column('payload', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('next_attempt_at', MOMENT, nullable=False),
    sa.Column('delivered_at', MOMENT, nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'delivered', 'parked')", name=op.f('ck_outbox_event_state_known')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox_event')),
    sa.UniqueConstraint('event_id', name=op.f('uq_outbox_event_event_id'))
    )
    op.create_index('ix_outbox_event_waiting', 'outbox_event', ['state', 'next_attempt_at', 'id'])


def downgrade() -> None:
    op.drop_table('outbox_event')
    op.drop_table('counter')
    unguard('private_act')
    op.drop_table('private_act')
    op.drop_table('log_head')
    unguard('log_entry')
    op.drop_table('log_entry')
