-- The last position recorded at or before a time. Times never decrease with the position and positions have no gaps, so halving
-- finds it by primary key, without an index on the time that every append would have to keep.
create function es.position_at(known_at timestamptz) returns bigint language plpgsql stable as $$
declare
    low bigint := 0;
    high bigint;
    middle bigint;
begin
    select h.position into strict high from es.head h;
    while low < high loop
        middle := (low + high + 1) / 2;
        if (select e.timestamp <= known_at from es.mt_events e where e.seq_id = middle) then
            low := middle;
        else
            high := middle - 1;
        end if;
    end loop;
    return low;
end
$$;
