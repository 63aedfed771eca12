"""Regulators' rulings, reviews of lowered severities, and recorded dissent."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard
from migrations.page_stamps import stamp, unstamp

revision = '0037'
down_revision = '0036'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('regulator_ruling',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('reference', sa.String(length=12), nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('regulator', sa.String(length=120), nullable=False),
    sa.Column('ruled_on', sa.String(length=10), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('url', sa.String(length=2000), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('pinned_until', MOMENT, nullable=True),
    sa.Column('published_by', BIG, nullable=False),
    sa.Column('published_at', MOMENT, nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_regulator_ruling_article_id_article')),
    sa.ForeignKeyConstraint(['published_by'], ['staff.id'], name=op.f('fk_regulator_ruling_published_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_regulator_ruling')),
    sa.UniqueConstraint('reference', name=op.f('uq_regulator_ruling_reference'))
    )
    op.create_index('ix_regulator_ruling_article', 'regulator_ruling', ['article_id', 'id'])
    op.create_table('severity_review',
    sa.Column('prepared_fix_id', BIG, autoincrement=False, nullable=False),
    sa.Column('outcome', sa.String(length=10), nullable=False),
    sa.Column('severity', sa.String(length=10), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('reviewed_by', BIG, nullable=False),
    sa.Column('reviewed_at', MOMENT, nullable=False),
    sa.CheckConstraint("outcome IN ('confirmed', 'raised')", name=op.f('ck_severity_review_outcome_known')),
    sa.CheckConstraint("severity IN ('minor', 'ordinary', 'serious')", name=op.f('ck_severity_review_severity_known')),
    sa.ForeignKeyConstraint(['prepared_fix_id'], ['prepared_fix.id'], name=op.f('fk_severity_review_prepared_fix_id_prepared_fix')),
    sa.ForeignKeyConstraint(['reviewed_by'], ['staff.id'], name=op.f('fk_severity_review_reviewed_by_staff')),
    sa.PrimaryKeyConstraint('prepared_fix_id', name=op.f('pk_severity_review'))
    )
    op.create_table('dissent',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('roles', sa.String(length=80), nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_dissent_correction_id_correction')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_dissent_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_dissent'))
    )
    op.create_index('ix_dissent_correction', 'dissent', ['correction_id', 'id'])
    for table in ('regulator_ruling', 'severity_review', 'dissent'):
        guard(table)
    stamp('regulator_ruling', article='{row}.article_id')


def downgrade() -> None:
    unstamp('regulator_ruling')
    for table in ('dissent', 'severity_review', 'regulator_ruling'):
        unguard(table)
        op.drop_table(table)
