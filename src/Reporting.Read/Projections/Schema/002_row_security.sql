-- additive: an older program asks as the owner, as before. What questions run as (docs/adr/0021). The role is one for the whole server; each database gives it its own rights.
do $$
begin
    create role reporting_reader nologin;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then
        raise exception 'The role reporting_reader is missing, and this role may not make it.'
            using errcode = 'insufficient_privilege',
                hint = format('Let an administrator run: create role reporting_reader nologin; grant reporting_reader to %I;', current_user);
end
$$;

do $$
begin
    if not pg_has_role(current_user, 'reporting_reader', 'member') then
        execute format('grant reporting_reader to %I', current_user);
    end if;
end
$$;

grant usage on schema read to reporting_reader;
grant select on read.checkpoints, read.passed_over to reporting_reader;

-- The tables that the functions read are made after this file, and made anew by rebuilds: they are looked up when asked.
set local check_function_bodies = off;

-- A setting that nobody made means: nothing.
create function read.setting_units(setting text) returns uuid[] language sql stable
as $$ select coalesce(nullif(current_setting(setting, true), ''), '{}')::uuid[] $$;

create function read.asking_day() returns date language sql stable
as $$ select nullif(current_setting('reporting.day', true), '')::date $$;

create function read.asking_account() returns uuid language sql stable
as $$ select nullif(current_setting('reporting.account', true), '')::uuid $$;

create function read.asking_operator() returns boolean language sql stable
as $$ select coalesce(current_setting('reporting.operates', true) = 'on', false) $$;

-- The units of a setting and all below them today; on maps also those whose figures ever belonged to them.
create function read.units_below(setting text) returns setof uuid language sql stable
as $$
    with recursive visible (unit_id) as (
        select unnest(read.setting_units(setting))
        union
        select p.unit_id
        from visible v
        join read.unit_parents p on p.parent_id = v.unit_id
            and p.from_day <= (select read.asking_day()) and p.to_day > (select read.asking_day())
    )
    select unit_id from visible
    union
    select m.unit_id from read.unit_map m
    where current_setting('reporting.reach', true) = 'maps' and m.ancestor_id = any (read.setting_units(setting))
$$;

create function read.visible_units() returns setof uuid language sql stable
as $$ select read.units_below('reporting.units') $$;

-- Whoever was granted every unit that hangs under nothing sees all there is: rows need not be looked at one by one.
create function read.sees_everything() returns boolean language sql stable
as $$
    select cardinality(read.setting_units('reporting.units')) > 0 and not exists (
        select from read.unit_parents p
        where p.parent_id is null and p.unit_id <> all (read.setting_units('reporting.units')))
$$;

-- What happened to accounts is for those who see the unit at the top.
create function read.sees_top() returns boolean language sql stable
as $$
    select (
        select p.unit_id from read.unit_parents p where p.parent_id is null and not p.is_rest order by p.unit_id limit 1
    ) in (select read.visible_units())
$$;

create function read.sees_something() returns boolean language sql stable
as $$ select cardinality(read.setting_units('reporting.units')) > 0 $$;

-- It runs as who asks, so that the report's own policy says it.
create function read.sees_report(report uuid) returns boolean language sql stable
as $$ select exists (select from read.report_status r where r.report_id = report) $$;

-- Events as they are stored, of what the caller sees in the audit trail. They run as the owner, because the reader has no
-- right on the log itself; so they ask again what the caller sees.
create function read.seen_events(positions bigint[])
    returns table (seq_id bigint, id uuid, stream_id uuid, version bigint, type text, data jsonb, at timestamptz, user_name text, leaf bytea)
    language sql stable security definer set search_path = pg_catalog
as $$
    select m.seq_id, m.id, m.stream_id, m.version, m.type, m.data, m.timestamp, m.user_name, m.leaf
    from es.mt_events m
    join read.audit_events e on e.position = m.seq_id
    where m.seq_id = any (positions) and case
        when (select read.sees_everything()) then true
        when e.unit_id is not null then e.unit_id in (select read.visible_units())
        when e.stream_kind in ('account', 'account-request', 'identity', 'operations') then (select read.sees_top())
        else (select read.sees_something())
    end
    order by m.seq_id
$$;

create function read.seen_events_of(streams uuid[])
    returns table (seq_id bigint, id uuid, stream_id uuid, version bigint, type text, data jsonb, at timestamptz, user_name text, leaf bytea)
    language sql stable security definer set search_path = pg_catalog
as $$
    select s.*
    from read.seen_events(array(select m.seq_id from es.mt_events m where m.stream_id = any (streams))) s
$$;

revoke execute on function read.seen_events, read.seen_events_of from public;
grant execute on function read.seen_events, read.seen_events_of to reporting_reader;
