-- What the units are told: a version became official, or an entry was abolished.
create table catalogue_notices (
    position bigint not null,
    known_at timestamptz not null,
    kind text not null,                 -- indicator, indicator-set or template
    code text not null,
    version integer,                    -- null: the entry was abolished
    name text,
    from_day date,                      -- from when on it holds; null: from ever on
    notice text,                        -- the letter to the units; null where there was no trial
    legal_basis text,
    constraint pk_catalogue_notices primary key (position)
);

create table catalogue_decisions (
    number text not null,
    decided_on date not null,
    due_on date not null,
    summary text not null,
    constraint pk_catalogue_decisions primary key (number)
);

create table catalogue_decision_entries (
    number text not null,
    place integer not null,
    kind text not null,
    code text not null,
    constraint pk_catalogue_decision_entries primary key (number, place)
);
