"""What is pinned can be taken down before its time."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard
from migrations.page_stamps import stamp, unstamp

revision = '0053'
down_revision = '0052'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('pin_end',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('note_pin_id', BIG, nullable=True),
    sa.Column('ruling_id', BIG, nullable=True),
    sa.Column('ended_by', BIG, nullable=False),
    sa.Column('ended_at', MOMENT, nullable=False),
    sa.CheckConstraint('(note_pin_id IS NULL) <> (ruling_id IS NULL)', name=op.f('ck_pin_end_one_of_both')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_pin_end_article_id_article')),
    sa.ForeignKeyConstraint(['note_pin_id'], ['note_pin.id'], name=op.f('fk_pin_end_note_pin_id_note_pin')),
    sa.ForeignKeyConstraint(['ruling_id'], ['regulator_ruling.id'], name=op.f('fk_pin_end_ruling_id_regulator_ruling')),
    sa.ForeignKeyConstraint(['ended_by'], ['staff.id'], name=op.f('fk_pin_end_ended_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pin_end')),
    sa.UniqueConstraint('note_pin_id', name=op.f('uq_pin_end_note_pin_id')),
    sa.UniqueConstraint('ruling_id', name=op.f('uq_pin_end_ruling_id'))
    )
    guard('pin_end')
    stamp('pin_end', article='{row}.article_id')


def downgrade() -> None:
    unstamp('pin_end')
    unguard('pin_end')
    op.drop_table('pin_end')
