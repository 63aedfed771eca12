"""Reports, cases, answers and notes."""

import sqlalchemy as sa
from alembic import op

from migrations.insert_only import guard, unguard

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
BIG = sa.BigInteger().with_variant(sa.Integer(), 'sqlite')


def upgrade() -> None:
    op.create_table('correction',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('state', sa.String(length=20), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('standing', sa.String(length=16), nullable=False),
    sa.Column('severity', sa.String(length=10), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=8), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('reports', sa.Integer(), nullable=False),
    sa.Column('waiting', sa.Integer(), nullable=False),
    sa.Column('subject_involved', sa.Boolean(), nullable=False),
    sa.Column('opened_at', MOMENT, nullable=False),
    sa.Column('due_at', MOMENT, nullable=False),
    sa.Column('first_act_at', MOMENT, nullable=True),
    sa.Column('decided_at', MOMENT, nullable=True),
    sa.Column('published_version', sa.Integer(), nullable=True),
    sa.Column('prepared_fix_id', BIG, nullable=True),
    sa.Column('signature_due_at', MOMENT, nullable=True),
    sa.Column('decline_reason', sa.String(length=40), nullable=False),
    sa.Column('internal_note', sa.Text(), nullable=False),
    sa.CheckConstraint("severity IN ('minor', 'ordinary', 'serious')", name=op.f('ck_correction_severity_known')),
    sa.CheckConstraint("standing IN ('clean', 'needs_place', 'already_fixed')", name=op.f('ck_correction_standing_known')),
    sa.CheckConstraint("state IN ('open', 'awaiting_signature', 'scheduled', 'published', 'declined', 'already_fixed', 'merged')", name=op.f('ck_correction_state_known')),
    sa.CheckConstraint('(start IS NULL AND "end" IS NULL) OR (start >= 0 AND "end" >= start)', name=op.f('ck_correction_span_half_open')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_correction_article_id_article')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_correction'))
    )
    op.create_index('ix_correction_due', 'correction', ['state', 'due_at', 'id'])
    op.create_index('ix_correction_newest', 'correction', ['state', 'id'])
    op.create_index('ix_correction_passage', 'correction', ['article_id', 'state', 'version', 'part', 'start'])
    op.create_index('ix_correction_signature_due', 'correction', ['signature_due_at'])
    op.create_table('placement',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=8), nullable=False),
    sa.Column('start', sa.Integer(), nullable=False),
    sa.Column('end', sa.Integer(), nullable=False),
    sa.Column('chosen_by', BIG, nullable=False),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint('start >= 0 AND "end" >= start', name=op.f('ck_placement_span_half_open')),
    sa.ForeignKeyConstraint(['chosen_by'], ['staff.id'], name=op.f('fk_placement_chosen_by_staff')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_placement_correction_id_correction')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_placement'))
    )
    op.create_index('ix_placement_correction_id', 'placement', ['correction_id'])
    guard('placement')
    op.create_table('note',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('reference', sa.String(length=12), nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('place', sa.String(length=20), nullable=False),
    sa.Column('severity', sa.String(length=10), nullable=False),
    sa.Column('error_type', sa.String(length=32), nullable=False),
    sa.Column('language', sa.String(length=35), nullable=False),
    sa.Column('text', sa.Text(), nullable=False),
    sa.Column('changes', sa.Text(), nullable=False),
    sa.Column('reported_at', MOMENT, nullable=True),
    sa.Column('published_at', MOMENT, nullable=False),
    sa.Column('salt', sa.LargeBinary(length=32), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.CheckConstraint("kind IN ('correction', 'clarification', 'update', 'editors_note', 'retraction', 'removal')", name=op.f('ck_note_kind_has_a_note')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_note_article_id_article')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_note')),
    sa.UniqueConstraint('article_id', 'number', name=op.f('uq_note_article_id_number')),
    sa.UniqueConstraint('reference', name=op.f('uq_note_reference'))
    )
    op.create_index('ix_note_newest', 'note', ['published_at', 'id'])
    guard('note')
    op.create_table('note_case',
    sa.Column('note_id', BIG, nullable=False),
    sa.Column('correction_id', BIG, nullable=False),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_note_case_correction_id_correction')),
    sa.ForeignKeyConstraint(['note_id'], ['note.id'], name=op.f('fk_note_case_note_id_note')),
    sa.PrimaryKeyConstraint('note_id', 'correction_id', name=op.f('pk_note_case'))
    )
    op.create_index('ix_note_case_correction_id', 'note_case', ['correction_id'])
    guard('note_case')
    op.create_table('submission',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('article_id', BIG, nullable=False),
    sa.Column('correction_id', BIG, nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=8), nullable=False),
    sa.Column('start', sa.Integer(), nullable=True),
    sa.Column('end', sa.Integer(), nullable=True),
    sa.Column('verdict', sa.String(length=16), nullable=False),
    sa.Column('state', sa.String(length=12), nullable=False),
    sa.Column('error_type', sa.String(length=32), nullable=False),
    sa.Column('relation', sa.String(length=8), nullable=False),
    sa.Column('language', sa.String(length=12), nullable=False),
    sa.Column('commitment', sa.String(length=64), nullable=False),
    sa.Column('receipt_hash', sa.LargeBinary(length=32), nullable=True),
    sa.Column('received_at', MOMENT, nullable=False),
    sa.Column('logged_seq', BIG, nullable=True),
    sa.CheckConstraint("part IN ('headline', 'dek', 'body')", name=op.f('ck_submission_part_known')),
    sa.CheckConstraint("relation IN ('none', 'quoted', 'subject', 'author')", name=op.f('ck_submission_relation_known')),
    sa.CheckConstraint("state IN ('quarantined', 'open', 'answered', 'withdrawn')", name=op.f('ck_submission_state_known')),
    sa.CheckConstraint('(start IS NULL AND "end" IS NULL) OR (start >= 0 AND "end" >= start)', name=op.f('ck_submission_span_half_open')),
    sa.ForeignKeyConstraint(['article_id'], ['article.id'], name=op.f('fk_submission_article_id_article')),
    sa.ForeignKeyConstraint(['correction_id'], ['correction.id'], name=op.f('fk_submission_correction_id_correction')),
    sa.ForeignKeyConstraint(['logged_seq'], ['log_entry.seq'], name=op.f('fk_submission_logged_seq_log_entry')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_submission')),
    sa.UniqueConstraint('receipt_hash', name=op.f('uq_submission_receipt_hash'))
    )
    op.create_index('ix_submission_correction_id', 'submission', ['correction_id'])
    op.create_index('ix_submission_unlogged', 'submission', ['logged_seq', 'id'])
    op.create_table('reader_words',
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('exact', sa.Text(), nullable=False),
    sa.Column('prefix', sa.Text(), nullable=False),
    sa.Column('suffix', sa.Text(), nullable=False),
    sa.Column('proposed', sa.Text(), nullable=True),
    sa.Column('comment', sa.Text(), nullable=False),
    sa.Column('evidence_url', sa.String(length=2000), nullable=False),
    sa.Column('commitment_key', sa.LargeBinary(length=32), nullable=False),
    sa.Column('purge_after', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_reader_words_submission_id_submission')),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_reader_words'))
    )
    op.create_index('ix_reader_words_purge_after', 'reader_words', ['purge_after'])
    op.create_table('reader_contact',
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('email', sa.String(length=254), nullable=False),
    sa.Column('purge_after', MOMENT, nullable=False),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_reader_contact_submission_id_submission')),
    sa.PrimaryKeyConstraint('submission_id', name=op.f('pk_reader_contact'))
    )
    op.create_index('ix_reader_contact_purge_after', 'reader_contact', ['purge_after'])
    op.create_table('answer',
    sa.Column('id', BIG, autoincrement=True, nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('outcome', sa.String(length=20), nullable=False),
    sa.Column('reason', sa.String(length=40), nullable=False),
    sa.Column('message', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=True),
    sa.Column('note_id', BIG, nullable=True),
    sa.Column('at', MOMENT, nullable=False),
    sa.CheckConstraint("outcome IN ('fixed', 'changed_differently', 'already_fixed', 'declined', 'passed_on', 'closed_abuse')", name=op.f('ck_answer_outcome_known')),
    sa.ForeignKeyConstraint(['note_id'], ['note.id'], name=op.f('fk_answer_note_id_note')),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_answer_submission_id_submission')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_answer'))
    )
    op.create_index('ix_answer_submission_id', 'answer', ['submission_id'])
    guard('answer')
    op.create_table('idempotency_key',
    sa.Column('key_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('body_hash', sa.LargeBinary(length=32), nullable=False),
    sa.Column('submission_id', BIG, nullable=False),
    sa.Column('at', MOMENT, nullable=True),
    sa.ForeignKeyConstraint(['submission_id'], ['submission.id'], name=op.f('fk_idempotency_key_submission_id_submission')),
    sa.PrimaryKeyConstraint('key_hash', name=op.f('pk_idempotency_key'))
    )
    op.create_index('ix_idempotency_key_at', 'idempotency_key', ['at'])


def downgrade() -> None:
    op.drop_table('idempotency_key')
    unguard('answer')
    op.drop_table('answer')
    op.drop_table('reader_contact')
    op.drop_table('reader_words')
    op.drop_table('submission')
    unguard('note_case')
    op.drop_table('note_case')
    unguard('note')
    op.drop_table('note')
    unguard('placement')
    op.drop_table('placement')
    op.drop_table('correction')
