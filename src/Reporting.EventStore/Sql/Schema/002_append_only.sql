-- What was recorded stays as it was recorded, also for the owner. Statement triggers cost an insert nothing.
create function es.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% on %.% is refused: what is recorded stays', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege', constraint = tg_name;
end
$$;

create trigger mt_events_append_only before update or delete or truncate on es.mt_events
    for each statement execute function es.refuse_change();

create trigger mt_streams_append_only before delete or truncate on es.mt_streams
    for each statement execute function es.refuse_change();

create trigger mt_streams_fixed_columns before update of id, type, created, tenant_id, is_archived on es.mt_streams
    for each statement execute function es.refuse_change();
