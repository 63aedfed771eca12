"""A number for each article and for the site that grows whenever their pages change."""

import sqlalchemy as sa
from alembic import op

from migrations.page_stamps import OF_VERSION, stamp, unstamp

revision = '0015'
down_revision = '0014'
branch_labels = None
depends_on = None

BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
STAMPED = {
    'article': '{row}.id',
    'article_version': '{row}.article_id',
    'version_text': OF_VERSION,
    'withdrawal': OF_VERSION,
    'note': '{row}.article_id',
    'desk': '',
}


def upgrade() -> None:
    op.create_table(
        'page_stamp',
        sa.Column('article_id', BIG, autoincrement=False, nullable=False),
        sa.Column('value', sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint('article_id', name=op.f('pk_page_stamp')),
    )
    op.execute('INSERT INTO page_stamp (article_id, value) SELECT id, 1 FROM article')
    op.execute('INSERT INTO page_stamp (article_id, value) VALUES (0, 1)')
    for table, article in STAMPED.items():
        stamp(table, article=article)


def downgrade() -> None:
    for table in STAMPED:
        unstamp(table)
    op.drop_table('page_stamp')
