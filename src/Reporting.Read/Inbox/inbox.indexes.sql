create index ix_inbox_unit on inbox (unit_id, position desc);
create index ix_inbox_account on inbox (account_id, position desc) where account_id is not null;
create index ix_inbox_for_all on inbox (position desc) where is_for_all;
