-- The register of units, and where each unit hangs in the tree, by day.
create table units (
    unit_id uuid not null,
    code text not null,
    name text not null,
    kind text not null,
    effective_from date not null,
    constraint pk_units primary key (unit_id)
);

create table unit_parents (
    unit_id uuid not null,
    from_day date not null,   -- -infinity for the place a unit was registered at
    to_day date not null,     -- the day of the next move, not included
    parent_id uuid,
    constraint pk_unit_parents primary key (unit_id, from_day)
);
