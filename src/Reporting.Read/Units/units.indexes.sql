create index ix_units_code on units (code, effective_from);
create index ix_units_kind on units (kind);
create index ix_unit_stretches_code on unit_stretches (code, from_day);
create index ix_unit_parents_parent on unit_parents (parent_id);
create index ix_unit_other_parents_parent on unit_other_parents (hierarchy, parent_id);
create index ix_unit_successions_from on unit_successions (from_id);
create index ix_unit_successions_to on unit_successions (to_id);
create index ix_unit_map_ancestor on unit_map (ancestor_id, to_day);
create index ix_unit_map_unit on unit_map (unit_id, ancestor_id);
-- As filed: a figure where its unit hung while it existed.
create index ix_unit_map_filed on unit_map (ancestor_id, to_day) where holder_id = unit_id and figures = 0 and not is_undivided;
