create table automatic_regimes (
    code text not null,
    last_day date,                       -- periods that begin later are not opened
    constraint pk_automatic_regimes primary key (code)
);

create table openings (
    regime text not null,
    period text not null,
    occurrence integer not null,
    due_at timestamptz not null,
    calendar_version integer,            -- null when the deadline was given
    opened_at timestamptz not null,
    constraint pk_openings primary key (regime, period, occurrence)
);
