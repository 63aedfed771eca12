"""What readers add to their reports afterwards."""

import sqlalchemy as sa
from alembic import op

revision = '0029'
down_revision = '0028'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('reader_addition',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('about', sa.String(length=8), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('evidence_url', sa.String(length=2000), nullable=False),
    sa.Column('question_id', BIG, nullable=True),
    sa.Column('commitment_key', sa.LargeBinary(length=32), nullable=False),
    sa.Column('added_at', MOMENT, nullable=False),
    sa.Column('purge_after', MOMENT, nullable=False),
    sa.CheckConstraint("about IN ('evidence', 'question', 'missed', 'appeal')", name=op.f('ck_reader_addition_about_known')),
    sa.ForeignKeyConstraint(['question_id'], ['reader_question.id'], name=op.f('fk_reader_addition_question_id_reader_question')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_reader_addition_submission_id_submission')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reader_addition'))
    )
    op.create_index('ix_reader_addition_submission', 'reader_addition', ['submission_id', 'id'])
    op.create_index('ix_reader_addition_purge_after', 'reader_addition', ['purge_after'])


def downgrade() -> None:
    op.drop_table('reader_addition')
