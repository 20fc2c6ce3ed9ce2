create table indicators (
    code text not null,
    name text not null,
    name_vi text,
    unit_of_measure text not null,
    over_units text not null,
    over_time text not null,
    decimals integer not null,
    constraint pk_indicators primary key (code)
);
