-- additive: as 003, with one difference: the fast look at the commands goes by pairs of scope and key. `scope = any` and `key = any` can be
-- planned as all commands of an account, filtered by key; that grows with what the account ever sent.
create or replace function es.append(
    recorded_at timestamptz,
    stream_ids uuid[], stream_types varchar[], expected_versions bigint[], previous_leaves bytea[], event_counts int[],
    command_scopes uuid[], command_keys varchar[], request_hashes bytea[],
    event_requests int[], event_streams uuid[], event_versions bigint[], event_ids uuid[], event_data jsonb[],
    event_types varchar[], dotnet_types varchar[], correlation_ids varchar[], causation_ids varchar[], event_headers jsonb[],
    user_names varchar[], salts bytea[], leaves bytea[])
returns bigint[] language plpgsql volatile as $$
declare
    asked_at timestamptz := clock_timestamp();
    lock_wait bigint;
    is_fine boolean;
    refusals bigint[] := '{}';
    refused int[];
    shifts int[];
    head_position bigint;
    event_count bigint := cardinality(event_ids);
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'es.append needs READ COMMITTED' using errcode = 'active_sql_transaction';
    end if;
    perform pg_advisory_xact_lock(7310592208);
    lock_wait := extract(epoch from clock_timestamp() - asked_at) * 1000000;

    -- Nearly every batch is fine, and this shows it for a fraction of what finding the culprits costs.
    if 0 = all (expected_versions) then
        is_fine := not exists (select from es.mt_streams s where s.id = any (stream_ids));
    else
        is_fine := cardinality(stream_ids) = (
            select count(*)
            from (select unnest(stream_ids) as stream_id, unnest(expected_versions) as expected_version,
                         unnest(previous_leaves) as previous_leaf) r
            left join es.mt_streams s on s.id = r.stream_id
            left join es.mt_events e on e.stream_id = r.stream_id and e.version = nullif(r.expected_version, 0)
            where coalesce(s.version, 0) = r.expected_version and (r.expected_version = 0 or e.leaf = r.previous_leaf));
    end if;
    if is_fine and command_keys is not null then
        is_fine := not exists (
            select from (select unnest(command_scopes) as scope, unnest(command_keys) as key) r
            join es.commands c on c.scope = r.scope and c.key = r.key);
    end if;

    if not is_fine then
        select array_agg(judged.request order by judged.request), sum(judged.count),
               array_agg(array[judged.request, judged.reason, judged.version] order by judged.request)
        into refused, event_count, refusals
        from (
            select r.request, r.count, coalesce(s.version, 0) as version,
                   case when c.request_hash = r.request_hash then 1
                        when c.request_hash is not null then 2
                        when coalesce(s.version, 0) <> r.expected_version then 3
                        when r.expected_version > 0 and e.leaf is distinct from r.previous_leaf then 4
                   end as reason
            from (select generate_subscripts(stream_ids, 1) as request, unnest(stream_ids) as stream_id,
                         unnest(expected_versions) as expected_version, unnest(previous_leaves) as previous_leaf,
                         unnest(event_counts) as count, unnest(command_scopes) as scope, unnest(command_keys) as key,
                         unnest(request_hashes) as request_hash) r
            left join es.mt_streams s on s.id = r.stream_id
            left join es.mt_events e on e.stream_id = r.stream_id and e.version = nullif(r.expected_version, 0)
            left join es.commands c on c.scope = r.scope and c.key = r.key
        ) judged
        where judged.reason is not null;
        refusals := array(select unnest(refusals));
        event_count := cardinality(event_ids) - coalesce(event_count, 0);
        if event_count = 0 then
            return array[0, 0, lock_wait] || refusals;
        end if;

        -- How many events of refused requests stand before each request's events: by so much its positions are lower.
        select array_agg(before.count::int order by before.request) into shifts
        from (select r.request,
                     sum(case when r.request = any (refused) then r.count else 0 end) over (order by r.request) as count
              from unnest(event_counts) with ordinality as r (count, request)) before
        where refused is not null;
    end if;

    update es.head h set position = h.position + event_count, timestamp = recorded_at where h.timestamp <= recorded_at
    returning h.position - event_count into head_position;
    if head_position is null then
        return array[-1, (select extract(epoch from h.timestamp) * 1000000 from es.head h), lock_wait];
    end if;

    if 0 = any (expected_versions) then
        insert into es.mt_streams (id, type, version, timestamp, created)
        select r.stream_id, r.type, r.count, recorded_at, recorded_at
        from (select generate_subscripts(stream_ids, 1) as request, unnest(stream_ids) as stream_id,
                     unnest(stream_types) as type, unnest(expected_versions) as expected_version,
                     unnest(event_counts) as count) r
        where r.expected_version = 0 and (refused is null or r.request <> all (refused));
    end if;
    if 0 < any (expected_versions) then
        update es.mt_streams s set version = r.expected_version + r.count, timestamp = recorded_at
        from (select generate_subscripts(stream_ids, 1) as request, unnest(stream_ids) as stream_id,
                     unnest(expected_versions) as expected_version, unnest(event_counts) as count) r
        where s.id = r.stream_id and r.expected_version > 0 and (refused is null or r.request <> all (refused));
    end if;

    insert into es.mt_events (
        seq_id, id, stream_id, version, data, type, timestamp, mt_dotnet_type,
        correlation_id, causation_id, headers, user_name, salt, leaf)
    select head_position + e.nr - case when refused is null then 0 else shifts[e.request] end,
           e.id, e.stream_id, e.version, e.data, e.type, recorded_at, e.dotnet_type,
           e.correlation_id, e.causation_id, e.headers, e.user_name, e.salt, e.leaf
    from (select generate_subscripts(event_ids, 1) as nr, unnest(event_requests) as request,
                 unnest(event_streams) as stream_id, unnest(event_versions) as version, unnest(event_ids) as id,
                 unnest(event_data) as data, unnest(event_types) as type, unnest(dotnet_types) as dotnet_type,
                 unnest(correlation_ids) as correlation_id, unnest(causation_ids) as causation_id,
                 unnest(event_headers) as headers, unnest(user_names) as user_name,
                 unnest(salts) as salt, unnest(leaves) as leaf) e
    where refused is null or e.request <> all (refused);

    if command_keys is not null then
        insert into es.commands (scope, key, request_hash, stream_id, version, event_count, position)
        select r.scope, r.key, r.request_hash, r.stream_id, r.expected_version + r.count, r.count,
               head_position + r.last - case when refused is null then 0 else shifts[r.request] end
        from (select u.*, sum(u.count) over (order by u.request) as last
              from (select generate_subscripts(stream_ids, 1) as request, unnest(stream_ids) as stream_id,
                           unnest(expected_versions) as expected_version, unnest(event_counts) as count,
                           unnest(command_scopes) as scope, unnest(command_keys) as key,
                           unnest(request_hashes) as request_hash) u) r
        where r.key is not null and (refused is null or r.request <> all (refused));
    end if;

    perform setval('es.mt_events_sequence', head_position + event_count);
    return array[head_position, 0, lock_wait] || refusals;
end
$$;
