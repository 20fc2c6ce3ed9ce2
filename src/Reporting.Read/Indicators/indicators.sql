-- The newest official version of each indicator.
create table indicators (
    code text not null,
    name text not null,
    name_vi text,
    unit_of_measure text not null,
    over_units text not null,
    over_time text not null,
    decimals integer not null,
    version integer not null,
    weight text,
    abolished_from date,
    constraint pk_indicators primary key (code)
);

-- All versions, drafts and trials included.
create table indicator_versions (
    code text not null,
    version integer not null,
    state text not null,                -- draft, trial or official
    valid_from date,                    -- null: from ever on
    valid_to date,
    superseded_from date,               -- when a later version takes over
    trial_last_day date,
    over_units text not null,
    over_time text not null,
    unit_of_measure text not null,
    weight text,
    numerator text,
    denominator text,
    factor numeric,
    legal_basis text,
    notice text,
    content jsonb not null,             -- the version as its event has it
    constraint pk_indicator_versions primary key (code, version)
);
