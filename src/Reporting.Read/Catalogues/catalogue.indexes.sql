create index ix_catalogue_notices_entry on catalogue_notices (kind, code);
