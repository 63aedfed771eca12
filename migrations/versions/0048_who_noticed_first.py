"""A case that the newsroom opens says who had noticed the error first; those there are were found by its own people."""

from alembic import op

from migrations.insert_only import let_words_go, unguard

revision = '0048'
down_revision = '0047'
branch_labels = None
depends_on = None

TABLE, COLUMN = 'case_opening', 'found_by'
KNOWN = "found_by IN ('reader', 'subject', 'staff', 'author', 'newsroom', 'regulator', 'automatic')"


def upgrade() -> None:
    # in words of its own, since a rebuilt table would lose its triggers
    op.execute(
        f"ALTER TABLE {TABLE} ADD COLUMN {COLUMN} VARCHAR(12) DEFAULT 'staff' NOT NULL"
        f' CONSTRAINT ck_case_opening_found_by_known CHECK ({KNOWN})'
    )
    _guard()


def downgrade() -> None:
    unguard(TABLE)
    op.execute(f'ALTER TABLE {TABLE} DROP COLUMN {COLUMN}')
    _guard()


def _guard() -> None:
    """Insert-only again, but for words that are withdrawn."""
    let_words_go(TABLE, 'correction_id', {'proposed': 'NULL', 'comment': "''"})
