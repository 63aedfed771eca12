"""Lines and words for the entries that were there before them."""

import json
import re
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None

BATCH = 1000
CODE = re.compile(r'[a-z][a-z_]{1,39}')
REFERENCE = re.compile(r'[a-z0-9_.-]+|[A-Z0-9-]+')
WORD = re.compile(r'[^\W_]{2,}')
ENTRIES = sa.text(
    'SELECT e.seq, e.entry, p.contents FROM log_entry e LEFT JOIN private_act p ON p.seq = e.seq'
    ' WHERE e.seq >= :start AND e.seq < :end ORDER BY e.seq'
)
CASES = sa.text('SELECT id, article_id FROM correction')
REPORTS = sa.text('SELECT id, article_id FROM submission')
LINE = sa.table(
    'log_line', *map(sa.column, ('seq', 'act', 'subject', 'article_id', 'staff_id', 'reason')),
    sa.column('at', sa.DateTime(timezone=True)),
)
SPOKEN = sa.table('log_word', sa.column('word'), sa.column('seq'))


def upgrade() -> None:
    bind = op.get_bind()
    articles = {f'C-{number}': article for number, article in bind.execute(CASES)}
    articles |= {f'S-{number}': article for number, article in bind.execute(REPORTS)}
    size = bind.execute(sa.text('SELECT count(*) FROM log_entry')).scalar() or 0
    for start in range(0, size, BATCH):
        rows = bind.execute(ENTRIES, {'start': start, 'end': start + BATCH}).all()
        lines = [line(row, articles) for row in rows]
        bind.execute(sa.insert(LINE), [{k: v for k, v in each.items() if k != 'words'} for each in lines])
        words = [{'word': word, 'seq': each['seq']} for each in lines for word in each['words']]
        if words:
            bind.execute(sa.insert(SPOKEN), words)


def line(row, articles):
    written = json.loads(row.entry)
    at = datetime.fromisoformat(written['at']).astimezone(UTC)
    at = at.replace(tzinfo=None) if op.get_bind().dialect.name == 'sqlite' else at
    told = json.loads(row.contents) if row.contents is not None else None
    if told is None:
        public = {'act': written['kind'], 'subject': written.get('note', ''), 'staff_id': None, 'reason': ''}
        return {**public, 'seq': row.seq, 'at': at, 'article_id': written.get('article_id'), 'words': ()}
    facts, subject = told['facts'], told['subject']
    codes = (facts.get(name) for name in ('reason', 'ground', 'outcome'))
    reason = next((code for code in codes if isinstance(code, str) and CODE.fullmatch(code)), '')
    texts = [value for value in facts.values() if isinstance(value, str) and not REFERENCE.fullmatch(value)]
    words = list(dict.fromkeys(word[:40] for word in WORD.findall(' '.join(texts).casefold())))[:60]
    article = int(subject[2:]) if re.fullmatch(r'A-\d+', subject) else articles.get(subject)
    known = {'act': told['act'], 'subject': subject, 'staff_id': told['by'], 'reason': reason}
    return {**known, 'seq': row.seq, 'at': at, 'article_id': article, 'words': words}


def downgrade() -> None:
    for table in ('log_word', 'log_line'):
        unguard(table)
        op.execute(f'DELETE FROM {table}')
        guard(table)
