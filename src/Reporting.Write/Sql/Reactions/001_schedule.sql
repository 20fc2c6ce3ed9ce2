-- Until when the business time has been looked through for what is due by itself.
create table reactions.schedule (
    name text not null,
    until timestamptz not null,
    constraint schedule_pkey primary key (name)
);
