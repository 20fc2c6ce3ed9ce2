-- The usage reports: a row for each unit, period and regime; one without regime where nothing was due.
create table usage_lines (
    position bigint not null,
    line integer not null,
    unit_id uuid not null,
    period text not null,
    period_kind text not null,
    period_first date not null,
    recorded_at timestamptz not null,
    at_position bigint not null,
    regime text,
    kind text,
    assigned bigint not null,
    sent bigint not null,
    on_time bigint not null,
    late bigint not null,
    missing bigint not null,
    returned bigint not null,
    corrected bigint not null,
    constraint pk_usage_lines primary key (position, line)
);
