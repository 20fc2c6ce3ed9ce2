-- One batch of appends: requests of different streams and different commands, each with an outcome of its own.
--
-- The lock is a statement of its own inside a volatile function, and every statement of a volatile function sees what was
-- committed before it began (READ COMMITTED): what follows the lock sees the previous holder's batch. In one statement with the
-- insert, the snapshot would be older than the wait. The whole batch has arrived at the server before the lock is asked for,
-- and the caller's commit follows in the same message: a host that stalls can't hold the lock.
create function es.append(
    recorded_at timestamptz,
    stream_ids uuid[], stream_types varchar[], expected_versions bigint[], previous_leaves bytea[], event_counts int[],
    command_scopes uuid[], command_keys varchar[], request_hashes bytea[],
    event_requests int[], event_streams uuid[], event_versions bigint[], event_ids uuid[], event_data jsonb[],
    event_types varchar[], dotnet_types varchar[], correlation_ids varchar[], causation_ids varchar[], event_headers jsonb[],
    user_names varchar[], salts bytea[], leaves bytea[],
    -- The newest position and its time before this batch. When the time is after recorded_at, nothing was written.
    out head_position bigint, out head_timestamp timestamptz, out lock_wait_us bigint,
    -- The requests (from 1) that were not written, why, and the stream's version. Null when all were.
    out refused int[], out reasons text[], out actual_versions bigint[])
language plpgsql volatile as $$
declare
    asked_at timestamptz := clock_timestamp();
    shifts int[];
    written bigint;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'es.append needs READ COMMITTED' using errcode = 'active_sql_transaction';
    end if;
    perform pg_advisory_xact_lock(7310592208);
    lock_wait_us := extract(epoch from clock_timestamp() - asked_at) * 1000000;

    select h.position, h.timestamp into strict head_position, head_timestamp from es.head h;
    if head_timestamp > recorded_at then
        return;
    end if;

    select array_agg(judged.request order by judged.request),
           array_agg(judged.reason order by judged.request),
           array_agg(judged.version order by judged.request)
    into refused, reasons, actual_versions
    from (
        select r.request::int, coalesce(s.version, 0) as version,
               case when c.request_hash = r.request_hash then 'already-done'
                    when c.request_hash is not null then 'key-reused'
                    when coalesce(s.version, 0) <> r.expected_version then 'conflict'
                    when r.expected_version > 0 and e.leaf is distinct from r.previous_leaf then 'broken-chain'
               end as reason
        from unnest(stream_ids, expected_versions, previous_leaves, command_scopes, command_keys, request_hashes)
             with ordinality as r (stream_id, expected_version, previous_leaf, scope, key, request_hash, request)
        left join es.mt_streams s on s.id = r.stream_id
        left join es.mt_events e on e.stream_id = r.stream_id and e.version = r.expected_version
        left join es.commands c on c.scope = r.scope and c.key = r.key
    ) judged
    where judged.reason is not null;

    if refused is not null then
        -- How many events of refused requests stand before each request's events: by so much its positions are lower.
        select array_agg(coalesce(before.count, 0)::int order by before.request) into shifts
        from (select r.request,
                     sum(case when r.request = any (refused) then r.count else 0 end) over (order by r.request) as count
              from unnest(event_counts) with ordinality as r (count, request)) before;
    end if;

    insert into es.mt_streams (id, type, version, timestamp, created)
    select r.stream_id, r.type, r.count, recorded_at, recorded_at
    from unnest(stream_ids, stream_types, expected_versions, event_counts)
         with ordinality as r (stream_id, type, expected_version, count, request)
    where r.expected_version = 0 and (refused is null or r.request <> all (refused));

    update es.mt_streams s set version = r.expected_version + r.count, timestamp = recorded_at
    from unnest(stream_ids, expected_versions, event_counts)
         with ordinality as r (stream_id, expected_version, count, request)
    where s.id = r.stream_id and r.expected_version > 0 and (refused is null or r.request <> all (refused));

    insert into es.mt_events (
        seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type,
        correlation_id, causation_id, headers, user_name, salt, leaf)
    select head_position + e.nr - case when refused is null then 0 else shifts[e.request] end,
           e.id, e.stream_id, e.version, e.data, e.type, recorded_at, e.dotnet_type,
           e.correlation_id, e.causation_id, e.headers, e.user_name, e.salt, e.leaf
    from unnest(event_requests, event_streams, event_versions, event_ids, event_data, event_types, dotnet_types,
                correlation_ids, causation_ids, event_headers, user_names, salts, leaves)
         with ordinality as e (request, stream_id, version, id, data, type, dotnet_type,
                               correlation_id, causation_id, headers, user_name, salt, leaf, nr)
    where refused is null or e.request <> all (refused);
    get diagnostics written = row_count;
    if written = 0 then
        return;
    end if;

    if command_keys is not null then
        insert into es.commands (scope, key, request_hash, stream_id, version, event_count, position)
        select r.scope, r.key, r.request_hash, r.stream_id, r.expected_version + r.count, r.count,
               head_position + r.last - case when refused is null then 0 else shifts[r.request] end
        from (select u.*, sum(u.count) over (order by u.request) as last
              from unnest(stream_ids, expected_versions, event_counts, command_scopes, command_keys, request_hashes)
                   with ordinality as u (stream_id, expected_version, count, scope, key, request_hash, request)) r
        where r.key is not null and (refused is null or r.request <> all (refused));
    end if;

    update es.head set position = head_position + written, timestamp = recorded_at;
    perform setval('es.mt_events_sequence', head_position + written);
end
$$;
