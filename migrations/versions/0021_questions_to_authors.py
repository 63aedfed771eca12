"""Questions to bylined authors, answered by a mailed link."""

import sqlalchemy as sa
from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('author_question',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=True),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('question', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('before', sa.Text(), nullable=False),
    sa.Column('passage', sa.Text(), nullable=False),
    sa.Column('after', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=8), nullable=False),
    sa.Column('asked_by', BIG, nullable=False),
    sa.Column('asked_at', MOMENT, nullable=False),
    sa.Column('expires_at', MOMENT, nullable=False),
    sa.Column('answer', sa.Text(), nullable=False),
    sa.Column('suggested', sa.Text(), nullable=False),
    sa.Column('answered_at', MOMENT, nullable=True),
    sa.CheckConstraint("state IN ('open', 'answered', 'ended')", name=op.f('ck_author_question_state_known')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_author_question_article_id_article')),
    sa.ForeignKeyConstraint(['asked_by'], ['staff.id'], name=op.f('fk_author_question_asked_by_staff')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_author_question_correction_id_correction')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_author_question_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_author_question')),
    sa.UniqueConstraint('token_hash', name=op.f('uq_author_question_token_hash'))
    )
    op.create_index('ix_author_question_correction', 'author_question', ['correction_id', 'id'])
    op.create_index('ix_author_question_author', 'author_question', ['article_id', 'staff_id'])


def downgrade() -> None:
    op.drop_table('author_question')
