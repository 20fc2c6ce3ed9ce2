create index ix_complaints_unit on complaints (unit_id, filed_at desc);
create index ix_complaints_due on complaints (due_at) where answered_at is null;
