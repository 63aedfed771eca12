"""Changes of whole articles: status, body and address; what went in without a note."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0026'
down_revision = '0025'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STATUSES = "status_after IN ('', 'live', 'held', 'retracted', 'removed')"
WHOLE = (
    "(body IS NULL AND headline IS NULL AND dek IS NULL AND edits = '')"
    " OR (body IS NOT NULL AND headline IS NOT NULL AND dek IS NOT NULL AND edits <> '')"
)


def upgrade() -> None:
    op.add_column(
        'prepared_fix', sa.Column('restatement', sa.String(length=10), server_default='full', nullable=False)
    )
    op.add_column('article', sa.Column('held_by', BIG, nullable=True))
    op.add_column('prepared_fix', sa.Column('publish_at', MOMENT, nullable=True))
    op.create_table(
        'whole_change',
        sa.Column('prepared_fix_id', BIG, nullable=False),
        sa.Column('status_before', sa.String(length=10), nullable=False),
        sa.Column('status_after', sa.String(length=10), nullable=False),
        sa.Column('covered', sa.Boolean(), nullable=False),
        sa.Column('by_order', sa.Boolean(), nullable=False),
        sa.Column('slug', sa.String(length=160), nullable=False),
        sa.Column('headline', sa.Text(), nullable=True),
        sa.Column('dek', sa.Text(), nullable=True),
        sa.Column('body', sa.Text(), nullable=True),
        sa.Column('edits', sa.Text(), nullable=False),
        sa.CheckConstraint(STATUSES, name=op.f('ck_whole_change_status_known')),
        sa.CheckConstraint(WHOLE, name=op.f('ck_whole_change_text_whole')),
        sa.ForeignKeyConstraint(
            ['prepared_fix_id'], ['prepared_fix.id'], name=op.f('fk_whole_change_prepared_fix_id_prepared_fix')
        ),
        sa.PrimaryKeyConstraint('prepared_fix_id', name=op.f('pk_whole_change')),
    )
    guard('whole_change')
    op.create_table(
        'former_slug',
        sa.Column('slug', sa.String(length=160), nullable=False),
        sa.Column('article_id', BIG, nullable=False),
        sa.Column('at', MOMENT, nullable=False),
        sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_former_slug_article_id_article')),
        sa.PrimaryKeyConstraint('slug', name=op.f('pk_former_slug')),
    )
    op.create_index('ix_former_slug_article_id', 'former_slug', ['article_id'])
    guard('former_slug')
    op.create_table(
        'silent_edit',
        sa.Column('correction_id', BIG, nullable=False),
        sa.Column('article_id', BIG, nullable=False),
        sa.Column('shift_at', MOMENT, nullable=False),
        sa.Column('base_version', sa.Integer(), nullable=False),
        sa.Column('last_version', sa.Integer(), nullable=False),
        sa.Column('kind', sa.String(length=20), nullable=False),
        sa.Column('severity', sa.String(length=10), nullable=False),
        sa.Column('place', sa.String(length=20), nullable=False),
        sa.Column('signals', sa.Text(), nullable=False),
        sa.Column('outcome', sa.String(length=10), nullable=False),
        sa.Column('reason', sa.Text(), nullable=False),
        sa.Column('settled_at', MOMENT, nullable=True),
        sa.CheckConstraint("outcome IN ('', 'noted', 'routine')", name=op.f('ck_silent_edit_outcome_known')),
        sa.CheckConstraint('base_version < last_version', name=op.f('ck_silent_edit_versions_rise')),
        sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_silent_edit_article_id_article')),
        sa.ForeignKeyConstraint(
            ['correction_id'], ['correction.id'], name=op.f('fk_silent_edit_correction_id_correction')
        ),
        sa.PrimaryKeyConstraint('correction_id', name=op.f('pk_silent_edit')),
    )
    still_open = sa.text("outcome = ''")
    op.create_index(
        'uq_silent_edit_open', 'silent_edit', ['article_id', 'shift_at'],
        unique=True, sqlite_where=still_open, postgresql_where=still_open,
    )


def downgrade() -> None:
    op.drop_index('uq_silent_edit_open', 'silent_edit')
    op.drop_table('silent_edit')
    unguard('former_slug')
    op.drop_table('former_slug')
    unguard('whole_change')
    op.drop_table('whole_change')
    op.drop_column('prepared_fix', 'publish_at')
    op.drop_column('prepared_fix', 'restatement')
    op.drop_column('article', 'held_by')
