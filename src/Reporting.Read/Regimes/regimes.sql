create table regimes (
    code text not null,
    name text not null,
    template text not null,
    period_kind text not null,
    requesting_unit_id uuid not null,
    reporters_kind text,
    reporters uuid[] not null,
    content jsonb not null,             -- the regime as its event has it
    constraint pk_regimes primary key (code)
);
