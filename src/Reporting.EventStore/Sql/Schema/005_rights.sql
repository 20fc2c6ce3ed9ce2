-- What the application's role may do, and nothing else. The owner runs it once for the role; running it again changes nothing.
create function es.grant_application(role_name name) returns void language plpgsql as $$
begin
    execute format('grant usage on schema es to %I', role_name);
    execute format('grant select, insert on es.mt_events to %I', role_name);
    execute format('grant select, insert, update (version, timestamp) on es.mt_streams to %I', role_name);
    execute format('grant select, update (position, timestamp) on es.head to %I', role_name);
    execute format('grant select, insert, delete on es.commands to %I', role_name);
    execute format('grant select, insert, update on es.subscriptions to %I', role_name);
    execute format('grant select on es.migrations to %I', role_name);
    execute format('grant select, update on sequence es.mt_events_sequence to %I', role_name);
    execute format('grant execute on function es.append, es.position_at to %I', role_name);
end
$$;

-- Functions may be run by everyone unless that is taken back; a role without rights on the tables gets nothing from them.
revoke execute on all functions in schema es from public;
