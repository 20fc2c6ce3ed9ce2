create index ix_audit_events_stream on audit_events (stream_id, position);
create index ix_audit_events_unit on audit_events (unit_id, position);
create index ix_audit_events_user on audit_events (user_name, position);
create index ix_audit_events_type on audit_events (type, position);
create index ix_audit_events_time on audit_events (recorded_at, position);
