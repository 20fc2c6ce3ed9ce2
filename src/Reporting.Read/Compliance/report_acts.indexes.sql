create index ix_report_acts_report on report_acts (report_id, position);
