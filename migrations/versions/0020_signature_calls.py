"""Each time that those who can sign were called."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('signature_call',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('prepared_fix_id', BIG, nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint("kind IN ('wanted', 'reminder', 'overdue')", name=op.f('ck_signature_call_kind_known')),
    sa.ForeignKeyConstraint(['prepared_fix_id'], ['prepared_fix.id'], name=op.f('fk_signature_call_prepared_fix_id_prepared_fix')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_signature_call'))
    )
    op.create_index('ix_signature_call_fix', 'signature_call', ['prepared_fix_id', 'at'])
    guard('signature_call')


def downgrade() -> None:
    unguard('signature_call')
    op.drop_table('signature_call')
