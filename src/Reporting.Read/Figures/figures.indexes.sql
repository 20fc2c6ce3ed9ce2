create index ix_report_figures_unit on report_figures (unit_id, period_kind, period_first);
create index ix_report_figures_period on report_figures (period_kind, period_first);
create index ix_report_figures_current on report_figures (period_kind, period_first, unit_id)
    where to_position = 9223372036854775807;
