create table incidents (
    incident_id uuid not null,
    raised_at timestamptz not null,
    position bigint not null,
    account_id uuid not null,
    unit_id uuid,
    title text not null,
    text text not null,
    answer text,                         -- the newest one
    answered_at timestamptz,
    is_closed boolean not null,
    constraint pk_incidents primary key (incident_id)
);
