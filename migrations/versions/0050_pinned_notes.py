"""Notes that are pinned and shown alone for a time: serious apologies."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard
from migrations.page_stamps import stamp, unstamp

revision = '0050'
down_revision = '0049'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('note_pin',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('note_id', BIG, nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('pinned_from', MOMENT, nullable=False),
    sa.Column('pinned_until', MOMENT, nullable=False),
    sa.Column('on_front', sa.Boolean(), nullable=False),
    sa.Column('pinned_by', BIG, nullable=False),
    sa.Column('pinned_at', MOMENT, nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.CheckConstraint('pinned_until >= pinned_from', name=op.f('ck_note_pin_lasts')),
    sa.ForeignKeyConstraint(['note_id'], ['note.id'], name=op.f('fk_note_pin_note_id_note')),
    sa.ForeignKeyConstraint(['pinned_by'], ['staff.id'], name=op.f('fk_note_pin_pinned_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note_pin')),
    sa.UniqueConstraint('note_id', 'number', name=op.f('uq_note_pin_note_id_number'))
    )
    op.create_index('ix_note_pin_until', 'note_pin', ['pinned_until'])
    guard('note_pin')
    stamp('note_pin', article='(SELECT n.article_id FROM note n WHERE n.id = {row}.note_id)')


def downgrade() -> None:
    unstamp('note_pin')
    unguard('note_pin')
    op.drop_table('note_pin')
