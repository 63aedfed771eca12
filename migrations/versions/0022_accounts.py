"""Second factors, recovery codes, invitations, desks of the staff."""

import sqlalchemy as sa
from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.add_column('staff', sa.Column('factor_waived', sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table('second_factor',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('label', sa.String(length=60), nullable=False),
    sa.Column('sealed_secret', sa.LargeBinary(), nullable=True),
    sa.Column('credential_id', sa.LargeBinary(length=1024), nullable=True),
    sa.Column('public_key', sa.LargeBinary(), nullable=True),
    sa.Column('last_count', BIG, nullable=False),
    sa.Column('added_at', MOMENT, nullable=False),
    sa.Column('used_at', MOMENT, nullable=True),
    sa.CheckConstraint("(kind = 'totp' AND sealed_secret IS NOT NULL AND credential_id IS NULL) OR (kind = 'passkey' AND sealed_secret IS NULL AND credential_id IS NOT NULL AND public_key IS NOT NULL)", name=op.f('ck_second_factor_kind_whole')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_second_factor_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_second_factor')),
    sa.UniqueConstraint('credential_id', name=op.f('uq_second_factor_credential_id'))
    )
    op.create_index('ix_second_factor_staff_id', 'second_factor', ['staff_id'])
    op.create_table('recovery_code',
    sa.Column('code_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_recovery_code_staff_id_staff')),
    sa.PrimaryKeyConstraint('code_hash', name=op.f('pk_recovery_code'))
    )
    op.create_index('ix_recovery_code_staff_id', 'recovery_code', ['staff_id'])
    op.create_table('factor_attempt',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_factor_attempt_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_factor_attempt'))
    )
    op.create_index('ix_factor_attempt_staff', 'factor_attempt', ['staff_id', 'at'])
    op.create_table('invitation',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('kind', sa.String(length=10), nullable=False),
    sa.Column('code_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('made_at', MOMENT, nullable=False),
    sa.Column('ends_at', MOMENT, nullable=False),
    sa.Column('used_at', MOMENT, nullable=True),
    sa.CheckConstraint("kind IN ('invitation', 'reset')", name=op.f('ck_invitation_kind_known')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_invitation_staff_id_staff')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_invitation')),
    sa.UniqueConstraint('code_hash', name=op.f('uq_invitation_code_hash'))
    )
    op.create_index('ix_invitation_staff_id', 'invitation', ['staff_id'])
    op.create_table('staff_desk',
    sa.Column('staff_id', BIG, nullable=False),
    sa.Column('desk_id', BIG, nullable=False),
    sa.ForeignKeyConstraint(['desk_id'], ['desk.id'], name=op.f('fk_staff_desk_desk_id_desk')),
    sa.ForeignKeyConstraint(['staff_id'], ['staff.id'], name=op.f('fk_staff_desk_staff_id_staff')),
    sa.PrimaryKeyConstraint('staff_id', 'desk_id', name=op.f('pk_staff_desk'))
    )


def downgrade() -> None:
    op.drop_table('staff_desk')
    op.drop_table('invitation')
    op.drop_table('factor_attempt')
    op.drop_table('recovery_code')
    op.drop_table('second_factor')
    op.drop_column('staff', 'factor_waived')
