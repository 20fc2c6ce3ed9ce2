-- Who may do what in the database. The owner runs it at every start, after the schemas are in place; again, it changes nothing.
-- The owner makes and changes schemas and is no role of a running program. No role here may change or remove an event.
do $$
declare
    role_name text;
begin
    foreach role_name in array array[
        'reporting_writer', 'reporting_projector', 'reporting_notary', 'reporting_reader', 'reporting_auditor', 'reporting_host'] loop
        if not exists (select from pg_roles r where r.rolname = role_name) then
            begin
                execute format('create role %I nologin', role_name);
            exception when duplicate_object or unique_violation then
                null; -- Another database of this server made it at this moment.
            end;
        end if;
    end loop;
end
$$;

-- The writer appends events, and keeps what belongs to commands: sessions, outboxes, the clock. A schema that says itself what its
-- application may do is asked.
do $$
declare
    schema_name text;
begin
    for schema_name in
        select n.nspname from pg_namespace n
        where n.nspname not in ('ledger', 'read', 'public', 'information_schema') and n.nspname not like 'pg\_%'
            and n.nspname not like 'read\_next\_%'
    loop
        execute format('revoke all on schema %I from public', schema_name);
        if to_regprocedure(format('%I.grant_application(name)', schema_name)) is not null then
            execute format('select %I.grant_application(''reporting_writer'')', schema_name);
        else
            execute format('grant usage on schema %I to reporting_writer', schema_name);
            execute format('grant select, insert, update, delete on all tables in schema %I to reporting_writer', schema_name);
            execute format('revoke insert, update, delete on %I.migrations from reporting_writer', schema_name);
            execute format('grant usage, select on all sequences in schema %I to reporting_writer', schema_name);
            execute format('grant execute on all functions in schema %I to reporting_writer', schema_name);
        end if;
    end loop;
end
$$;

-- The projector reads events and makes tables from them. They belong to the host's role, which the policies of their rows name
-- (docs/adr/0021); rights on them for the reader come with the policies.
grant usage on schema es to reporting_projector;
grant select on es.mt_events, es.mt_streams, es.head to reporting_projector;
grant execute on function es.position_at to reporting_projector;
grant usage, create on schema read to reporting_projector;

-- The notary reads events and writes down which logs there are.
revoke all on schema ledger from public;
grant usage on schema es, ledger to reporting_notary;
grant select on es.mt_events, es.head, es.redactions, ledger.shards, ledger.keys, ledger.migrations to reporting_notary;
grant insert on ledger.shards, ledger.keys to reporting_notary;
grant select, insert on ledger.event_positions to reporting_notary;
grant select, update (position) on ledger.indexed to reporting_notary;
grant update (signs_until) on ledger.keys to reporting_notary;
grant select, insert, delete on ledger.verifications to reporting_notary;

-- The auditor sees the events and which logs there are, and the server writes down what the auditor asks.
grant usage on schema es, ledger to reporting_auditor;
grant select on all tables in schema es, ledger to reporting_auditor;

-- One program does all but auditing.
grant reporting_writer, reporting_projector, reporting_notary, reporting_reader to reporting_host;

do $$
declare
    thing record;
begin
    execute format('grant create on database %I to reporting_projector', current_database());
    execute format('alter role reporting_auditor in database %I set log_statement = ''all''', current_database());
    execute format('alter role reporting_auditor in database %I set default_transaction_read_only = on', current_database());
    -- What was made before there were roles, or by an operator's command, goes to the host's role.
    for thing in
        select c.oid::regclass::text as name, c.relkind, n.nspname as schema_name
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where (n.nspname = 'read' or n.nspname like 'read\_next\_%') and c.relkind in ('r', 'p', 'v', 'm')
            and pg_get_userbyid(c.relowner) <> 'reporting_host'
    loop
        execute format('alter %s %s owner to reporting_host',
                       case thing.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, thing.name);
    end loop;
    for thing in
        select n.nspname as name from pg_namespace n
        where (n.nspname = 'read' or n.nspname like 'read\_next\_%')
            and pg_get_userbyid(n.nspowner) <> 'reporting_host'
    loop
        execute format('alter schema %I owner to reporting_host', thing.name);
    end loop;
    for thing in
        select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'read' and pg_get_userbyid(p.proowner) <> 'reporting_host'
    loop
        execute format('alter function %s owner to reporting_host', thing.name);
    end loop;
end
$$;
