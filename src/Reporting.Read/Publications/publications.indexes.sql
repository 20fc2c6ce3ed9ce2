create index ix_publications_unit on publications (unit_id, kind);
