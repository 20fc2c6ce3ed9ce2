-- The wrong way, kept so that the schedules are seen to find it: lock, look and insert in one statement, whose snapshot is older
-- than the wait for the lock. Right when nobody waits.
create or replace function es.append(
    recorded_at timestamptz,
    stream_ids uuid[], stream_types varchar[], expected_versions bigint[], previous_leaves bytea[], event_counts int[],
    command_scopes uuid[], command_keys varchar[], request_hashes bytea[],
    event_requests int[], event_streams uuid[], event_versions bigint[], event_ids uuid[], event_data jsonb[],
    event_types varchar[], dotnet_types varchar[], correlation_ids varchar[], causation_ids varchar[], event_headers jsonb[],
    user_names varchar[], salts bytea[], leaves bytea[])
returns bigint[] language sql volatile as $$
with locked as materialized (select pg_advisory_xact_lock(7310592208)),
judged as materialized (
    select r.*, coalesce(s.version, 0) as version
    from locked,
         unnest(stream_ids, stream_types, expected_versions) with ordinality as r (stream_id, type, expected_version, request)
         left join es.mt_streams s on s.id = r.stream_id),
head as materialized (select h.position from locked, es.head h),
numbered as (
    select e.*, row_number() over (order by e.nr) as place
    from unnest(event_requests, event_streams, event_versions, event_ids, event_data, event_types, salts, leaves)
             with ordinality as e (request, stream_id, version, id, data, type, salt, leaf, nr)
         join judged j on j.request = e.request and j.version = j.expected_version),
made as (
    insert into es.mt_streams (id, type, version)
    select j.stream_id, j.type, 1 from judged j where j.version = 0 and j.expected_version = 0),
grown as (
    update es.mt_streams s set version = j.version + 1
    from judged j where s.id = j.stream_id and j.version = j.expected_version and j.version > 0),
moved as (
    update es.head h set position = head.position + (select count(*) from numbered) from head),
written as (
    insert into es.mt_events (seq_id, id, stream_id, version, data, type, timestamp, salt, leaf)
    select head.position + n.place, n.id, n.stream_id, n.version, n.data, n.type, recorded_at, n.salt, n.leaf
    from head, numbered n)
select array[head.position, 0, 0] || array(
    select unnest(array[j.request, 3, j.version]) from judged j where j.version <> j.expected_version)
from head
$$;
