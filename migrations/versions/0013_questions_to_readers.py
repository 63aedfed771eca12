"""Questions to readers."""

import sqlalchemy as sa
from alembic import op

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    op.create_table('reader_question',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('asked_by', BIG, nullable=False),
    sa.Column('asked_at', MOMENT, nullable=False),
    sa.Column('lapses_at', MOMENT, nullable=False),
    sa.Column('ended_at', MOMENT, nullable=True),
    sa.CheckConstraint("state IN ('open', 'replied', 'lapsed', 'closed')", name=op.f('ck_reader_question_state_known')),
    sa.ForeignKeyConstraint(['asked_by'], ['staff.id'], name=op.f('fk_reader_question_asked_by_staff')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_reader_question_correction_id_correction')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_reader_question_submission_id_submission')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reader_question'))
    )
    op.create_index('ix_reader_question_submission', 'reader_question', ['submission_id', 'id'])
    op.create_index('ix_reader_question_correction', 'reader_question', ['correction_id', 'id'])
    op.create_index('ix_reader_question_lapses', 'reader_question', ['state', 'lapses_at'])
    op.create_index('uq_reader_question_open', 'reader_question', ['submission_id'], unique=True, sqlite_where=OPEN, postgresql_where=OPEN)


def downgrade() -> None:
    op.drop_table('reader_question')
