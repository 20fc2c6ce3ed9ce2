create index ix_deadlines_owed on deadlines (due_at) where is_owed;
create index ix_deadlines_unit on deadlines (unit_id, regime, period);
create index ix_deadline_parts_due on deadline_parts (due_at);
