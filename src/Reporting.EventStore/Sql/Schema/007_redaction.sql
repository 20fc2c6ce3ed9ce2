-- additive: a body can be destroyed by two persons' decision (a state secret that was spilled, personal data to be erased). The leaf stays,
-- and with the two commitments kept here anybody can still work it out. Nothing else of an event can be changed.
create table es.redactions (
    position        bigint      not null,
    authority       bigint      not null,   -- the content_redacted event that names the leaf
    body_commitment bytea       not null,
    meta_commitment bytea       not null,
    redacted_at     timestamptz not null default now(),
    constraint redactions_pkey primary key (position)
);

create trigger redactions_append_only before update or delete or truncate on es.redactions
    for each statement execute function es.refuse_change();

-- The entry that an event's leaf is the hash of, from its row and its two commitments.
create function es.leaf_of(event es.mt_events, body_commitment bytea, meta_commitment bytea)
returns bytea language sql stable as $$
    select sha256('\x00'::bytea || convert_to(
        '{"at":"' || to_char(event.timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","body":"' || encode(body_commitment, 'hex') || '","meta":"' || encode(meta_commitment, 'hex')
        || '","prev":"' || coalesce((select encode(p.leaf, 'hex') from es.mt_events p
                                     where p.stream_id = event.stream_id and p.version = event.version - 1), '')
        || '","stream":"' || event.stream_id || '","type":"' || event.type
        || '","v":1,"version":' || event.version || '}', 'UTF8'))
$$;

-- Destroys body, headers and salt of one event. Asks for the event of two persons that says so, and for commitments that give the leaf.
create function es.redact(target bigint, authority_position bigint, body_commitment bytea, meta_commitment bytea)
returns void language plpgsql security definer set search_path = pg_catalog as $$
declare
    event es.mt_events;
    authority jsonb;
begin
    select e.* into strict event from es.mt_events e where e.seq_id = target;
    select e.data into authority from es.mt_events e where e.seq_id = authority_position and e.type = 'content_redacted';
    if authority is null or authority ->> 'event' is distinct from event.id::text
        or authority ->> 'leaf' is distinct from encode(event.leaf, 'hex')
        or coalesce(authority ->> 'requestedBy', '') = '' or coalesce(authority ->> 'confirmedBy', '') = ''
        or authority ->> 'requestedBy' = authority ->> 'confirmedBy' then
        raise exception 'event % is not redacted: event % is no decision of two persons about it', target, authority_position
            using errcode = 'insufficient_privilege', constraint = 'redactions_authority';
    end if;
    if es.leaf_of(event, body_commitment, meta_commitment) <> event.leaf then
        raise exception 'event % is not redacted: the commitments do not give its leaf', target
            using errcode = 'check_violation', constraint = 'redactions_commitments';
    end if;
    insert into es.redactions (position, authority, body_commitment, meta_commitment)
    values (target, authority_position, body_commitment, meta_commitment);
    update es.mt_events e set data = '{}', headers = '{}', salt = '' where e.seq_id = target;
end
$$;

-- An update is let through only where it destroys what a redaction names, and changes nothing else.
create function es.refuse_all_but_redaction() returns trigger language plpgsql as $$
begin
    if new.data = '{}' and new.headers = '{}' and new.salt = ''
        and exists (select from es.redactions r where r.position = old.seq_id) then
        old.data := new.data;
        old.headers := new.headers;
        old.salt := new.salt;
        if old is not distinct from new then
            return new;
        end if;
    end if;
    raise exception '% on %.% is refused: what is recorded stays', tg_op, tg_table_schema, tg_table_name
        using errcode = 'insufficient_privilege', constraint = tg_name;
end
$$;

drop trigger mt_events_append_only on es.mt_events;

create trigger mt_events_append_only before delete or truncate on es.mt_events
    for each statement execute function es.refuse_change();

create trigger mt_events_fixed before update on es.mt_events
    for each row execute function es.refuse_all_but_redaction();

-- As 005, and what redaction brings.
create or replace function es.grant_application(role_name name) returns void language plpgsql as $$
begin
    execute format('grant usage on schema es to %I', role_name);
    execute format('grant select, insert on es.mt_events to %I', role_name);
    execute format('grant select, insert, update (version, timestamp) on es.mt_streams to %I', role_name);
    execute format('grant select, update (position, timestamp) on es.head to %I', role_name);
    execute format('grant select, insert, delete on es.commands to %I', role_name);
    execute format('grant select, insert, update on es.subscriptions to %I', role_name);
    execute format('grant select on es.migrations, es.redactions to %I', role_name);
    execute format('grant select, update on sequence es.mt_events_sequence to %I', role_name);
    execute format('grant execute on function es.append, es.position_at, es.redact to %I', role_name);
end
$$;

revoke execute on function es.redact, es.leaf_of, es.refuse_all_but_redaction from public;
