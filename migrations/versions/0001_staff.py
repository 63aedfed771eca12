"""Staff, their roles and sessions, and tries to sign in."""

import sqlalchemy as sa
from alembic import op

revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('staff',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('name', sa.String(length=120), nullable=False),
    sa.Column('password_hash', sa.String(length=255), nullable=False),
    sa.Column('language', sa.String(length=12), nullable=False),
    sa.Column('joined_at', MOMENT, nullable=False),
    sa.Column('disabled_at', MOMENT, nullable=True),
    sa.CheckConstraint('email = lower(email)', name=op.f('ck_staff_email_lower')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff')),
    sa.UniqueConstraint('email', name=op.f('uq_staff_email'))
    )
    op.create_table('staff_role',
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('role', sa.String(length=20), nullable=False),
    sa.CheckConstraint("role IN ('editor', 'senior_editor', 'standards', 'admin')", name=op.f('ck_staff_role_role_known')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_staff_role_staff_id_staff')),
    sa.PrimaryKeyConstraint('staff_id', 'role', name=op.f('pk_staff_role'))
    )
    op.create_table('staff_session',
    sa.Column('token_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('staff_id', BIG, nullable=True),
    sa.Column('contents', sa.Text(), nullable=False),
    sa.Column('created_at', MOMENT, nullable=False),
    sa.Column('seen_at', MOMENT, nullable=False),
    sa.Column('ends_at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_staff_session_staff_id_staff')),
    sa.PrimaryKeyConstraint('token_hash', name=op.f('pk_staff_session'))
    )
    op.create_index('ix_staff_session_ends_at', 'staff_session', ['ends_at'])
    op.create_index('ix_staff_session_staff_id', 'staff_session', ['staff_id'])
    op.create_table('sign_in_attempt',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('account_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('prefix_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_attempt'))
    )
    op.create_index('ix_sign_in_attempt_account', 'sign_in_attempt', ['account_hash', 'at'])
    op.create_index('ix_sign_in_attempt_at', 'sign_in_attempt', ['at'])
    op.create_index('ix_sign_in_attempt_prefix', 'sign_in_attempt', ['prefix_hash', 'at'])


def downgrade() -> None:
    op.drop_table('sign_in_attempt')
    op.drop_table('staff_session')
    op.drop_table('staff_role')
    op.drop_table('staff')
