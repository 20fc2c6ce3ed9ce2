create index ix_submitted_figures_unit on submitted_figures (unit_id, period_kind, period_first);
create index ix_submitted_figures_current on submitted_figures (report_id) where to_position = 9223372036854775807;
