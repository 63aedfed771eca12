"""Reports on articles that the desk does not have."""

import sqlalchemy as sa
from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('unplaced_report',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('address', sa.String(length=2000), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('part', sa.String(length=8), nullable=False),
    sa.Column('exact', sa.Text(), nullable=False),
    sa.Column('prefix', sa.Text(), nullable=False),
    sa.Column('suffix', sa.Text(), nullable=False),
    sa.Column('proposed', sa.Text(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('evidence_url', sa.String(length=2000), nullable=False),
    sa.Column('error_type', sa.String(length=32), nullable=False),
    sa.Column('relation', sa.String(length=8), nullable=False),
    sa.Column('language', sa.String(length=12), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('submission_id', BIG, nullable=True),
    sa.Column('receipt_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('key_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('body_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('received_at', MOMENT, nullable=False),
    sa.Column('ended_at', MOMENT, nullable=True),
    sa.Column('purge_after', MOMENT, nullable=False),
    sa.CheckConstraint("state IN ('waiting', 'placed', 'dismissed')", name=op.f('ck_unplaced_report_state_known')),
    sa.CheckConstraint("(state = 'placed') = (submission_id IS NOT NULL)", name=op.f('ck_unplaced_report_placed_with_report')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_unplaced_report_submission_id_submission')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_unplaced_report')),
    sa.UniqueConstraint('key_hash', name=op.f('uq_unplaced_report_key_hash')),
    sa.UniqueConstraint('receipt_hash', name=op.f('uq_unplaced_report_receipt_hash'))
    )
    op.create_index(op.f('ix_unplaced_report_purge_after'), 'unplaced_report', ['purge_after'])
    op.create_index('ix_unplaced_report_waiting', 'unplaced_report', ['state', 'id'])


def downgrade() -> None:
    op.drop_table('unplaced_report')
