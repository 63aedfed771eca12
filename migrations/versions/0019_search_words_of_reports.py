"""Reports that came in before there was a search can be found too."""

import sqlalchemy as sa
from alembic import op

from corrections.domain.sorting.searching import words_in

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    value = ':words' if bind.dialect.name == 'sqlite' else "array_to_tsvector(string_to_array(:words, ' '))"
    insert = sa.text(f'INSERT INTO search_words (submission_id, words) VALUES (:number, {value})')
    chosen = sa.text("SELECT submission_id, exact, coalesce(proposed, ''), comment FROM reader_words")
    for number, *texts in bind.execute(chosen).all():
        words = words_in(*texts)
        if words:
            bind.execute(insert, {'number': number, 'words': ' '.join(words)})


def downgrade() -> None:
    op.execute('DELETE FROM search_words')
