"""The desks of the cases there are, and their counters by state, desk and severity."""

from alembic import op

revision = '0012'
down_revision = '0011'
branch_labels = None
depends_on = None

NAMES = (
    ('TRUE', "'corrections:' || state"),
    ('TRUE', "'corrections:' || state || ':desk:' || COALESCE(desk_id, 0)"),
    ('TRUE', "'corrections:' || state || ':severity:' || severity"),
    ("state = 'open' AND standing = 'needs_place'", "'corrections:open:needs_place'"),
    ("state = 'published' AND signature_due_at IS NOT NULL", "'corrections:published:signature_due'"),
)


def upgrade() -> None:
    op.execute(
        'UPDATE correction SET desk_id = (SELECT desk_id FROM article WHERE article.id = correction.article_id)'
    )
    op.execute("DELETE FROM counter WHERE name LIKE 'corrections:%'")
    for condition, name in NAMES:
        op.execute(
            'INSERT INTO counter (name, value) SELECT named.name, COUNT(*) FROM'
            f' (SELECT {name} AS name FROM correction WHERE {condition}) AS named GROUP BY named.name'
        )


def downgrade() -> None:
    op.execute("DELETE FROM counter WHERE name LIKE 'corrections:%:%'")
    op.execute('UPDATE correction SET desk_id = NULL')
