create table template_versions (
    template text not null,
    version integer not null,
    name text not null,
    period_kind text not null,
    valid_from date not null,
    state text not null,                -- draft, trial or official
    superseded_from date,               -- when a later version takes over
    abolished_from date,
    trial_last_day date,
    is_shared boolean not null,         -- in the shared library
    owner_id uuid,
    legal_basis text,
    notice text,
    content jsonb not null,             -- the version as its event has it
    constraint pk_template_versions primary key (template, version)
);

create table template_rows (
    template text not null,
    version integer not null,
    place integer not null,
    indicator text not null,
    decimals integer not null,
    constraint pk_template_rows primary key (template, version, indicator)
);

create table template_constraints (
    template text not null,
    version integer not null,
    place integer not null,
    rule text not null,
    severity text not null,
    expression text not null,
    constraint pk_template_constraints primary key (template, version, rule)
);
