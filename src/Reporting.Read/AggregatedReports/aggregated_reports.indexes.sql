create index ix_aggregated_reports_position on aggregated_reports (position desc);
