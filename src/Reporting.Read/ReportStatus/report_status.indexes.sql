create index ix_report_status_unit on report_status (unit_id, period_first desc);
create index ix_report_status_regime on report_status (regime, period_first desc, period desc);
create index ix_report_status_order on report_status (period_first desc, report_id);
