"""Which cases there are stand for a change without a note, and how many of them and of held reports there are."""

from alembic import op

revision = '0039'
down_revision = '0038'
branch_labels = None
depends_on = None

COUNTS = {
    'corrections:open:without_note': "correction WHERE state = 'open' AND without_note",
    'corrections:spam_check': "submission WHERE state = 'quarantined'",
}


def upgrade() -> None:
    op.execute(
        "UPDATE correction SET without_note = TRUE WHERE id IN (SELECT correction_id FROM silent_edit WHERE outcome = '')"
    )
    for name, rows in COUNTS.items():
        op.execute(f"INSERT INTO counter (name, value) SELECT '{name}', COUNT(*) FROM {rows}")


def downgrade() -> None:
    for name in COUNTS:
        op.execute(f"DELETE FROM counter WHERE name = '{name}'")
    op.execute('UPDATE correction SET without_note = FALSE')
