create index ix_units_code on units (code, effective_from);
create index ix_units_kind on units (kind);
create index ix_unit_parents_parent on unit_parents (parent_id);
