"""Events by their time: how a timeline finds what an act told the world."""

from alembic import op

revision = '0028'
down_revision = '0027'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index('ix_outbox_event_created_at', 'outbox_event', ['created_at'])


def downgrade() -> None:
    op.drop_index('ix_outbox_event_created_at', 'outbox_event')
