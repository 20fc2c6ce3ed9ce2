create index ix_usage_lines_unit on usage_lines (unit_id, period_first desc);
