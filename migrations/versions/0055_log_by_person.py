"""All acts of a person, newest first: with the kind of act between, all of them had to be sorted for one page."""

from alembic import op

revision = '0055'
down_revision = '0054'
branch_labels = None
depends_on = None

NAME = 'ix_log_line_person'


def upgrade() -> None:
    op.create_index(NAME, 'log_line', ['staff_id', 'seq'])


def downgrade() -> None:
    op.drop_index(NAME, 'log_line')
