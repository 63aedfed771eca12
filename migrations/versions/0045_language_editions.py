"""Which article is another language's edition of which."""

import sqlalchemy as sa
from alembic import op

revision = '0045'
down_revision = '0044'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('language_edition',
    sa.Column('article_id', BIG, autoincrement=False, nullable=False),
    sa.Column('original_id', BIG, nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.CheckConstraint('article_id != original_id', name=op.f('ck_language_edition_not_itself')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_language_edition_article_id_article')),
    sa.ForeignKeyConstraint(['original_id'], ['article.id'], name=op.f('fk_language_edition_original_id_article')),
    sa.PrimaryKeyConstraint('article_id', name=op.f('pk_language_edition'))
    )
    op.create_index('ix_language_edition_original', 'language_edition', ['original_id'])


def downgrade() -> None:
    op.drop_index('ix_language_edition_original', table_name='language_edition')
    op.drop_table('language_edition')
