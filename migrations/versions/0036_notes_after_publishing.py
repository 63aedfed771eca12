"""What becomes of a note after it was published: amendments, corrections by other notes, proposals of those."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard
from migrations.page_stamps import stamp, unstamp

revision = '0036'
down_revision = '0035'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
OF_NOTE = '(SELECT n.article_id FROM note n WHERE n.id = {row}.note_id)'


def upgrade() -> None:
    op.create_table('note_amendment',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('note_id', BIG, nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=12), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('amended_by', BIG, nullable=False),
    sa.Column('amended_at', MOMENT, nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.CheckConstraint("kind IN ('minor_fix', 'apology')", name=op.f('ck_note_amendment_kind_known')),
    sa.ForeignKeyConstraint(['amended_by'], ['staff.id'], name=op.f('fk_note_amendment_amended_by_staff')),
    sa.ForeignKeyConstraint(['note_id'], ['note.id'], name=op.f('fk_note_amendment_note_id_note')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note_amendment')),
    sa.UniqueConstraint('note_id', 'number', name=op.f('uq_note_amendment_note_id_number'))
    )
    op.create_table('note_correction',
    sa.Column('note_id', BIG, autoincrement=False, nullable=False),
    sa.Column('corrects_id', BIG, nullable=False),
    sa.ForeignKeyConstraint(['corrects_id'], ['note.id'], name=op.f('fk_note_correction_corrects_id_note')),
    sa.ForeignKeyConstraint(['note_id'], ['note.id'], name=op.f('fk_note_correction_note_id_note')),
    sa.PrimaryKeyConstraint('note_id', name=op.f('pk_note_correction'))
    )
    op.create_index('ix_note_correction_corrects_id', 'note_correction', ['corrects_id'])
    op.create_table('note_proposal',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('corrects_id', BIG, nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('prepared_by', BIG, nullable=False),
    sa.Column('prepared_at', MOMENT, nullable=False),
    sa.Column('settled_by', BIG, nullable=True),
    sa.Column('settled_at', MOMENT, nullable=True),
    sa.Column('note_id', BIG, nullable=True),
    sa.CheckConstraint("state IN ('waiting', 'published', 'withdrawn')", name=op.f('ck_note_proposal_state_known')),
    sa.ForeignKeyConstraint(['corrects_id'], ['note.id'], name=op.f('fk_note_proposal_corrects_id_note')),
    sa.ForeignKeyConstraint(['note_id'], ['note.id'], name=op.f('fk_note_proposal_note_id_note')),
    sa.ForeignKeyConstraint(['prepared_by'], ['staff.id'], name=op.f('fk_note_proposal_prepared_by_staff')),
    sa.ForeignKeyConstraint(['settled_by'], ['staff.id'], name=op.f('fk_note_proposal_settled_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note_proposal'))
    )
    op.create_index('ix_note_proposal_corrects_id', 'note_proposal', ['corrects_id'])
    op.create_index('ix_note_proposal_waiting', 'note_proposal', ['state', 'id'])
    for table in ('note_amendment', 'note_correction'):
        guard(table)
        stamp(table, article=OF_NOTE)


def downgrade() -> None:
    op.drop_table('note_proposal')
    for table in ('note_correction', 'note_amendment'):
        unstamp(table)
        unguard(table)
        op.drop_table(table)
