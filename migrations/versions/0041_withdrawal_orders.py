"""Orders to withdraw the words of versions, and which rows lost words with them."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, let_words_go, unguard

revision = '0041'
down_revision = '0040'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
WAITING = sa.text("state = 'waiting'")
NO_BYTES = {'sqlite': "x''", 'postgresql': "''::bytea"}
EMPTY_FIX = (
    "('{\"base\": ' || CAST(OLD.base_version AS VARCHAR) || ', \"changes\": [], \"withdrawn\": true}')"
)
# By table: the key that withdrawn_words names, and what is left of each column that may be emptied.
WORDS = {
    'note': ('id', {'text': "''", 'changes': "'[]'", 'salt': 'BYTES', 'restatement': "'withdrawn'"}),
    'note_amendment': ('id', {'text': "''", 'salt': 'BYTES'}),
    'prepared_fix': ('id', {
        'changes': EMPTY_FIX, 'proposed': "''", 'note': "''", 'checked': "''", 'departure_reason': "''",
    }),
    'prepared_case': ('prepared_fix_id', {'proposed': "''"}),
    'prepared_place': ('prepared_fix_id', {'proposed': "''"}),
    'whole_change': ('prepared_fix_id', {'headline': 'NULL', 'dek': 'NULL', 'body': 'NULL', 'edits': "''"}),
    'signature': ('id', {'comment': "''"}),
    'severity_review': ('prepared_fix_id', {'words': "''"}),
    'dissent': ('id', {'words': "''"}),
    'handover': ('id', {'words': "''"}),
    'case_comment': ('id', {'words': "''"}),
    'case_opening': ('correction_id', {'proposed': 'NULL', 'comment': "''"}),
}


def upgrade() -> None:
    op.create_table('withdrawal_order',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('versions', sa.Text(), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('why', sa.Text(), nullable=False),
    sa.Column('state', sa.String(length=10), nullable=False),
    sa.Column('ordered_by', BIG, nullable=False),
    sa.Column('ordered_at', MOMENT, nullable=False),
    sa.Column('settled_by', BIG, nullable=True),
    sa.Column('settled_at', MOMENT, nullable=True),
    sa.CheckConstraint("state <> 'done' OR settled_by <> ordered_by", name=op.f('ck_withdrawal_order_two_people')),
    sa.CheckConstraint("state IN ('waiting', 'done', 'given_up')", name=op.f('ck_withdrawal_order_state_known')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_withdrawal_order_article_id_article')),
    sa.ForeignKeyConstraint(['ordered_by'], ['staff.id'], name=op.f('fk_withdrawal_order_ordered_by_staff')),
    sa.ForeignKeyConstraint(['settled_by'], ['staff.id'], name=op.f('fk_withdrawal_order_settled_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withdrawal_order'))
    )
    op.create_index('ix_withdrawal_order_article', 'withdrawal_order', ['article_id', 'id'])
    op.create_index('uq_withdrawal_order_waiting', 'withdrawal_order', ['article_id'], unique=True,
                    sqlite_where=WAITING, postgresql_where=WAITING)
    op.create_table('withdrawn_words',
    sa.Column('place', sa.String(length=40), nullable=False),
    sa.Column('row_id', BIG, autoincrement=False, nullable=False),
    sa.Column('withdrawal_order_id', BIG, nullable=False),
    sa.ForeignKeyConstraint(['withdrawal_order_id'], ['withdrawal_order.id'],
                            name=op.f('fk_withdrawn_words_withdrawal_order_id_withdrawal_order')),
    sa.PrimaryKeyConstraint('place', 'row_id', name=op.f('pk_withdrawn_words'))
    )
    op.create_index('ix_withdrawn_words_withdrawal_order_id', 'withdrawn_words', ['withdrawal_order_id'])
    guard('withdrawn_words')
    no_bytes = NO_BYTES[op.get_bind().dialect.name]
    for table, (key, empties) in WORDS.items():
        let_words_go(table, key, {name: no_bytes if left == 'BYTES' else left for name, left in empties.items()})
    _private_acts(no_bytes)


def downgrade() -> None:
    for table in (*WORDS, 'private_act', 'log_word'):
        unguard(table)
        guard(table)
    unguard('withdrawn_words')
    op.drop_table('withdrawn_words')
    op.drop_table('withdrawal_order')


def _private_acts(no_bytes: str) -> None:
    """What staff said in an act may be emptied (its other facts are kept), with the key that it was bound by."""
    let_words_go('private_act', 'seq', {'commitment_key': no_bytes, 'contents': 'NEW.contents'})
    gone = "EXISTS (SELECT 1 FROM withdrawn_words w WHERE w.place = 'private_act' AND w.row_id = OLD.seq)"
    unguard('log_word')
    guard('log_word', delete_when=gone)
