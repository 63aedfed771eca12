"""Articles, versions, and the words of versions apart."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('desk',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('name', sa.String(length=80), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_desk')),
    sa.UniqueConstraint('name', name=op.f('uq_desk_name'))
    )
    op.create_table('article',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('slug', sa.String(length=160), nullable=False),
    sa.Column('external_id', sa.String(length=200), nullable=True),
    sa.Column('canonical_url', sa.String(length=2000), nullable=True),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('desk_id', BIG, nullable=True),
    sa.Column('status', sa.String(length=10), nullable=False),
    sa.Column('current_version', sa.Integer(), nullable=False),
    sa.Column('published_at', MOMENT, nullable=False),
    sa.Column('changed_at', MOMENT, nullable=False),
    sa.CheckConstraint("status IN ('live', 'held', 'retracted', 'removed')", name=op.f('ck_article_status_known')),
    sa.CheckConstraint('current_version >= 0', name=op.f('ck_article_version_counts_up')),
    sa.ForeignKeyConstraint(['desk_id'], ['desk.id'], name=op.f('fk_article_desk_id_desk')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_article')),
    sa.UniqueConstraint('canonical_url', name=op.f('uq_article_canonical_url')),
    sa.UniqueConstraint('external_id', name=op.f('uq_article_external_id')),
    sa.UniqueConstraint('slug', name=op.f('uq_article_slug'))
    )
    op.create_index('ix_article_front_page', 'article', ['published_at', 'id'])
    op.create_table('article_version',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('published_at', MOMENT, nullable=False),
    sa.Column('rule_version', sa.Integer(), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('position_map', sa.Text(), nullable=False),
    sa.CheckConstraint('number >= 1', name=op.f('ck_article_version_number_counts_from_one')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_article_version_article_id_article')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_article_version')),
    sa.UniqueConstraint('article_id', 'number', name=op.f('uq_article_version_article_id_number'))
    )
    guard('article_version')
    op.create_table('version_text',
    sa.Column('version_id', BIG, nullable=False),
    sa.Column('headline', sa.Text(), nullable=False),
    sa.Column('dek', sa.Text(), nullable=False),
    sa.Column('body', sa.Text(), nullable=False),
    sa.Column('edits', sa.Text(), nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.ForeignKeyConstraint(['version_id'], ['article_version.id'], name=op.f('fk_version_text_version_id_article_version')),
    sa.PrimaryKeyConstraint('version_id', name=op.f('pk_version_text'))
    )
    guard('version_text', delete_when='EXISTS (SELECT 1 FROM withdrawal WHERE withdrawal.version_id = OLD.version_id)')
    op.create_table('withdrawal',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('version_id', BIG, nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('ordered_by', sa.String(length=120), nullable=False),
    sa.Column('confirmed_by', sa.String(length=120), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint('ordered_by <> confirmed_by', name=op.f('ck_withdrawal_two_people')),
    sa.ForeignKeyConstraint(['version_id'], ['article_version.id'], name=op.f('fk_withdrawal_version_id_article_version')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_withdrawal')),
    sa.UniqueConstraint('version_id', name=op.f('uq_withdrawal_version_id'))
    )
    guard('withdrawal')


def downgrade() -> None:
    unguard('withdrawal')
    op.drop_table('withdrawal')
    unguard('version_text')
    op.drop_table('version_text')
    unguard('article_version')
    op.drop_table('article_version')
    op.drop_table('article')
    op.drop_table('desk')
