"""Programs that hold a key."""

import sqlalchemy as sa

from alembic import op

revision = '0043'
down_revision = '0042'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'program',
        sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
        sa.Column('name', sa.String(80), nullable=False),
        sa.Column('key_hash', sa.LargeBinary(32), nullable=False),
        sa.Column('scopes', sa.String(200), nullable=False),
        sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('ends_at', sa.DateTime(timezone=True), nullable=False),
        sa.Column('revoked_at', sa.DateTime(timezone=True)),
        sa.Column('used_at', sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint('id', name=op.f('pk_program')),
        sa.UniqueConstraint('key_hash', name=op.f('uq_program_key_hash')),
    )


def downgrade() -> None:
    op.drop_table('program')
