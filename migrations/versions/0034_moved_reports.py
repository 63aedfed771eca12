"""Reports that an editor moved to another case, and where they came from."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0034'
down_revision = '0033'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('moved_report',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('from_case', BIG, nullable=False),
    sa.Column('to_case', BIG, nullable=False),
    sa.Column('moved_by', BIG, nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_moved_report_submission_id_submission')),
    sa.ForeignKeyConstraint(['from_case'], ['correction.id'], name=op.f('fk_moved_report_from_case_correction')),
    sa.ForeignKeyConstraint(['to_case'], ['correction.id'], name=op.f('fk_moved_report_to_case_correction')),
    sa.ForeignKeyConstraint(['moved_by'], ['staff.id'], name=op.f('fk_moved_report_moved_by_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moved_report'))
    )
    op.create_index('ix_moved_report_submission_id', 'moved_report', ['submission_id'])
    op.create_index('ix_moved_report_from_case', 'moved_report', ['from_case', 'to_case'])
    guard('moved_report')


def downgrade() -> None:
    unguard('moved_report')
    op.drop_table('moved_report')
