create table regimes (
    code text not null,
    name text not null,
    template text not null,
    period_kind text not null,
    requesting_unit_id uuid not null,
    reporters_kind text,
    reporters uuid[] not null,
    chain text,                          -- the hierarchy of units that its reports go up; null: they don't
    constraint pk_regimes primary key (code)
);
