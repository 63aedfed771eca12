"""Working on a case: claims, drafts, internal notes, what the staff found, what ran elsewhere."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')
CHANNELS = "'push', 'newsletter', 'social', 'print', 'partners', 'translations'"


def _to(table: str, *others: str) -> list[sa.ForeignKeyConstraint]:
    columns = {'correction': 'correction_id', 'staff': 'staff_id'}
    return [
        sa.ForeignKeyConstraint([columns[other]], [f'{other}.id'], name=op.f(f'fk_{table}_{columns[other]}_{other}'))
        for other in others
    ]


def upgrade() -> None:
    op.create_table('case_claim',
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('since', MOMENT, nullable=False),
    sa.Column('active_at', MOMENT, nullable=False),
    *_to('case_claim', 'correction', 'staff'),
    sa.PrimaryKeyConstraint('correction_id', name=op.f('pk_case_claim'))
    )
    op.create_index('ix_case_claim_staff_id', 'case_claim', ['staff_id'])
    op.create_table('claim_notice',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('taken_by', sa.String(length=120), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.Column('seen_at', MOMENT, nullable=True),
    *_to('claim_notice', 'correction', 'staff'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_claim_notice'))
    )
    op.create_index('ix_claim_notice_staff_id', 'claim_notice', ['staff_id', 'correction_id', 'seen_at'])
    op.create_table('case_draft',
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('form', sa.String(length=12), nullable=False),
    sa.Column('fields', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('saved_at', MOMENT, nullable=False),
    *_to('case_draft', 'correction', 'staff'),
    sa.PrimaryKeyConstraint('correction_id', 'staff_id', 'form', name=op.f('pk_case_draft'))
    )
    op.create_index('ix_case_draft_saved_at', 'case_draft', ['saved_at'])
    op.create_table('case_comment',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    *_to('case_comment', 'correction', 'staff'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_case_comment'))
    )
    op.create_index('ix_case_comment_correction_id', 'case_comment', ['correction_id'])
    guard('case_comment')
    op.create_table('case_opening',
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('proposed', sa.Text(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    *_to('case_opening', 'correction', 'staff'),
    sa.PrimaryKeyConstraint('correction_id', name=op.f('pk_case_opening'))
    )
    guard('case_opening')
    op.create_table('elsewhere_mark',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('channel', sa.String(length=12), nullable=False),
    sa.Column('mark', sa.String(length=14), nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint(f'channel IN ({CHANNELS})', name=op.f('ck_elsewhere_mark_channel_known')),
    sa.CheckConstraint("mark IN ('done', 'not_applicable', 'open')", name=op.f('ck_elsewhere_mark_mark_known')),
    *_to('elsewhere_mark', 'correction', 'staff'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_elsewhere_mark'))
    )
    op.create_index('ix_elsewhere_mark_correction_id', 'elsewhere_mark', ['correction_id'])
    guard('elsewhere_mark')


def downgrade() -> None:
    for table in ('elsewhere_mark', 'case_opening', 'case_comment'):
        unguard(table)
        op.drop_table(table)
    for table in ('case_draft', 'claim_notice', 'case_claim'):
        op.drop_table(table)
