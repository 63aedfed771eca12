"""Places that a person chose know their article, so that those near a passage are one range of an index."""

from alembic import op

from migrations.insert_only import guard, unguard

revision = '0027'
down_revision = '0026'
branch_labels = None
depends_on = None


def upgrade() -> None:
    big = 'INTEGER' if op.get_bind().dialect.name == 'sqlite' else 'BIGINT'
    unguard('placement')
    op.execute(
        f'ALTER TABLE placement ADD COLUMN article_id {big}'
        ' CONSTRAINT fk_placement_article_id_article REFERENCES article (id)'
    )
    op.execute(
        'UPDATE placement SET article_id ='
        ' (SELECT article_id FROM correction WHERE correction.id = placement.correction_id)'
    )
    guard('placement')
    op.create_index('ix_placement_passage', 'placement', ['article_id', 'version', 'part', 'start'])


def downgrade() -> None:
    op.drop_index('ix_placement_passage', 'placement')
    unguard('placement')
    op.execute('ALTER TABLE placement DROP COLUMN article_id')
    guard('placement')
