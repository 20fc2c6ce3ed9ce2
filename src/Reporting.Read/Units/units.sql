-- The register of units by day. All tables are made of unit_events by the one fold that the rules use too
-- (docs/adr/0010), so that a list, a map and a refusal never disagree.
create table unit_events (
    position bigint not null,
    type text not null,
    body bytea not null,
    constraint pk_unit_events primary key (position)
);

create table units (
    unit_id uuid not null,
    code text not null,            -- the last one known, and the name
    name text not null,
    kind text not null,
    effective_from date not null,
    ended_from date,               -- the first day without it; null while no end is known
    parent_code text,              -- of the last parent in the territory
    last_day date not null,        -- infinity while no end is known
    constraint pk_units primary key (unit_id)
);

-- Days on which a unit exists, is called the same and hangs at the same place.
create table unit_stretches (
    unit_id uuid not null,
    from_day date not null,
    to_day date not null,          -- not included
    code text not null,
    name text not null,
    kind text not null,
    effective_from date not null,
    ended_from date,
    parent_code text,              -- as the parent is called on from_day
    constraint pk_unit_stretches primary key (unit_id, from_day)
);

-- Where each unit hangs in the territory, on every day: one that does not exist keeps a place for what it reported.
create table unit_parents (
    unit_id uuid not null,
    from_day date not null,        -- -infinity for the first place
    to_day date not null,          -- the day of the next move, not included
    parent_id uuid,
    is_rest boolean not null,      -- whether the unit does not exist then
    constraint pk_unit_parents primary key (unit_id, from_day)
);

create table unit_other_parents (
    unit_id uuid not null,
    hierarchy text not null,
    from_day date not null,
    to_day date not null,
    parent_id uuid,
    constraint pk_unit_other_parents primary key (unit_id, hierarchy, from_day)
);

create table unit_successions (
    from_id uuid not null,
    to_id uuid not null,
    day date not null,
    share text not null,
    weight numeric
);

-- To whom the figures of a unit belong on the map of a day: to whoever stands for it then, and to all above.
create table unit_map (
    ancestor_id uuid not null,
    unit_id uuid not null,         -- who reported them
    holder_id uuid not null,       -- who stands for it
    from_day date not null,
    to_day date not null,          -- not included
    first_from date not null,      -- figures of periods that begin on this day or later,
    first_to date not null,        -- and before this one
    weight numeric not null,
    figures smallint not null,     -- 0 all, 1 those that may be added, 2 the others
    is_succeeded boolean not null, -- whether they came there by a succession
    is_undivided boolean not null  -- whether they stay with who reported them, because nobody can divide or add them
);
