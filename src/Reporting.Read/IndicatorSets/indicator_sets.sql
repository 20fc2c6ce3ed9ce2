create table indicator_sets (
    code text not null,
    version integer not null,
    name text not null,
    level text not null,
    valid_from date not null,
    valid_to date,
    state text not null,                -- draft, trial or official
    superseded_from date,               -- when a later version takes over
    abolished_from date,
    trial_last_day date,
    legal_basis text not null,
    notice text,
    copied_from text,
    indicators text[] not null,
    constraint pk_indicator_sets primary key (code, version)
);
