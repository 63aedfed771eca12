"""Who has heard of an event, and when periodic work is due again."""

import sqlalchemy as sa
from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('delivery',
    sa.Column('event_id', BIG, nullable=False),
    sa.Column('target', sa.String(length=80), nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint("outcome IN ('accepted', 'spooled', 'refused')", name=op.f('ck_delivery_outcome_known')),
    sa.ForeignKeyConstraint(['event_id'], ['outbox_event.id'], name=op.f('fk_delivery_event_id_outbox_event')),
    sa.PrimaryKeyConstraint('event_id', 'target', name=op.f('pk_delivery'))
    )
    op.create_table('chore_turn',
    sa.Column('name', sa.String(length=60), nullable=False),
    sa.Column('due_at', MOMENT, nullable=False),
    sa.Column('started_at', MOMENT, nullable=True),
    sa.Column('finished_at', MOMENT, nullable=True),
    sa.Column('failed', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_chore_turn'))
    )


def downgrade() -> None:
    op.drop_table('chore_turn')
    op.drop_table('delivery')
