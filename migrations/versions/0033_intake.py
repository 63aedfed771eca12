"""What is counted of senders, proofs of work that were used, and reports that wait for a spam check."""

import sqlalchemy as sa
from alembic import op

revision = '0033'
down_revision = '0032'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('intake_count',
    sa.Column('sender', sa.LargeBinary(length=32), nullable=False),
    sa.Column('window', sa.String(length=24), nullable=False),
    sa.Column('count', sa.Integer(), nullable=False),
    sa.Column('ends_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('sender', 'window', name=op.f('pk_intake_count'))
    )
    op.create_index('ix_intake_count_ends_at', 'intake_count', ['ends_at'])
    op.create_table('spent_proof',
    sa.Column('challenge', sa.String(length=64), nullable=False),
    sa.Column('spent_at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('challenge', name=op.f('pk_spent_proof'))
    )
    op.create_index('ix_spent_proof_spent_at', 'spent_proof', ['spent_at'])
    op.create_table('spam_finding',
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('rules', sa.String(length=120), nullable=False),
    sa.Column('found_at', MOMENT, nullable=False),
    sa.Column('ended_at', MOMENT, nullable=True),
    sa.Column('ended_by', BIG, nullable=True),
    sa.ForeignKeyConstraint(['ended_by'], ['staff.id'], name=op.f('fk_spam_finding_ended_by_staff')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_spam_finding_submission_id_submission')),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_spam_finding'))
    )
    op.create_index('ix_spam_finding_ended_at', 'spam_finding', ['ended_at'])


def downgrade() -> None:
    op.drop_table('spam_finding')
    op.drop_table('spent_proof')
    op.drop_table('intake_count')
