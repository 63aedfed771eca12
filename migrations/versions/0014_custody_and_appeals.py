"""Who has a case, whether it is stopped for a legal reason, and who asked for a second look."""

import sqlalchemy as sa
from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('case_custody',
    sa.Column('correction_id', BIG, autoincrement=False, nullable=False),
    sa.Column('owner', sa.String(length=10), nullable=False),
    sa.Column('owner_reason', sa.Text(), nullable=False),
    sa.Column('owned_since', MOMENT, nullable=True),
    sa.Column('legal_flag', sa.Boolean(), nullable=False),
    sa.Column('legal_reason', sa.Text(), nullable=False),
    sa.Column('flagged_at', MOMENT, nullable=True),
    sa.CheckConstraint("owner IN ('desk', 'standards')", name=op.f('ck_case_custody_owner_known')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_case_custody_correction_id_correction')),
    sa.PrimaryKeyConstraint('correction_id', name=op.f('pk_case_custody'))
    )
    op.create_index('ix_case_custody_owner', 'case_custody', ['owner', 'correction_id'])
    op.create_index('ix_case_custody_flag', 'case_custody', ['legal_flag', 'correction_id'])
    op.create_table('appeal',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('kind', sa.String(length=8), nullable=False),
    sa.Column('asked_at', MOMENT, nullable=False),
    sa.Column('settled_at', MOMENT, nullable=True),
    sa.CheckConstraint("kind IN ('appeal', 'missed')", name=op.f('ck_appeal_kind_known')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_appeal_correction_id_correction')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_appeal_submission_id_submission')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeal')),
    sa.UniqueConstraint('submission_id', 'kind', name=op.f('uq_appeal_submission_id_kind'))
    )
    op.create_index('ix_appeal_correction', 'appeal', ['correction_id', 'settled_at'])
    op.create_index('ix_appeal_waiting', 'appeal', ['settled_at', 'id'])


def downgrade() -> None:
    op.drop_table('appeal')
    op.drop_table('case_custody')
