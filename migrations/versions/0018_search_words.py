"""The words that reports are found by, with a full-text index of the database's own."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
WORDS = sa.Text().with_variant(postgresql.TSVECTOR, 'postgresql')
GONE = "INSERT INTO search_index(search_index, rowid, words) VALUES ('delete', old.submission_id, old.words)"
CAME = 'INSERT INTO search_index(rowid, words) VALUES (new.submission_id, new.words)'
TRIGGERS = {'insert': CAME, 'delete': GONE, 'update': f'{GONE}; {CAME}'}


def upgrade() -> None:
    op.create_table('search_words',
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('words', WORDS, nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_search_words_submission_id_submission')),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_search_words'))
    )
    if op.get_bind().dialect.name != 'sqlite':
        op.execute('CREATE INDEX ix_search_words_words ON search_words USING gin (words)')
        return
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5(words, content='search_words', content_rowid='submission_id',"
        " detail=none, tokenize='unicode61 remove_diacritics 0')"
    )
    for verb, does in TRIGGERS.items():
        op.execute(
            f'CREATE TRIGGER search_words_{verb} AFTER {verb.upper()} ON search_words BEGIN {does}; END'
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == 'sqlite':
        for verb in TRIGGERS:
            op.execute(f'DROP TRIGGER search_words_{verb}')
        op.execute('DROP TABLE search_index')
    op.drop_table('search_words')
