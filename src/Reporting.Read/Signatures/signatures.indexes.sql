create index ix_signatures_report on signatures (report_id);
create index ix_signatures_certificate on signatures (certificate_id) where state = 'valid';
create index ix_signatures_held on signatures (since) where state = 'held';
