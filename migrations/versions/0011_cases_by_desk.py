"""Cases know their desk and the case they go on in; the orders in which the queue shows them."""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'
branch_labels = None
depends_on = None

NEEDS_PLACE = sa.text("standing = 'needs_place'")
SUBJECT = sa.text('subject_involved')
INDEXES = (
    ('ix_correction_most_reported', ['state', 'reports', 'id'], None),
    ('ix_correction_desk_due', ['desk_id', 'state', 'due_at', 'id'], None),
    ('ix_correction_severity_due', ['severity', 'state', 'due_at', 'id'], None),
    ('ix_correction_needs_place', ['state', 'due_at', 'id'], NEEDS_PLACE),
    ('ix_correction_subject', ['state', 'due_at', 'id'], SUBJECT),
    ('ix_correction_lead_id', ['lead_id'], None),
)


def upgrade() -> None:
    big = 'INTEGER' if op.get_bind().dialect.name == 'sqlite' else 'BIGINT'
    op.execute(
        f'ALTER TABLE correction ADD COLUMN desk_id {big}'
        ' CONSTRAINT fk_correction_desk_id_desk REFERENCES desk (id)'
    )
    op.execute(
        f'ALTER TABLE correction ADD COLUMN lead_id {big}'
        ' CONSTRAINT fk_correction_lead_id_correction REFERENCES correction (id)'
        " CONSTRAINT ck_correction_merged_has_a_lead CHECK ((state = 'merged') = (lead_id IS NOT NULL))"
    )
    for name, columns, where in INDEXES:
        op.create_index(name, 'correction', columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    for name, _columns, _where in reversed(INDEXES):
        op.drop_index(name, 'correction')
    op.execute('ALTER TABLE correction DROP COLUMN lead_id')
    op.execute('ALTER TABLE correction DROP COLUMN desk_id')
