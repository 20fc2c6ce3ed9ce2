create table focal_persons (
    unit_id uuid not null,
    leader_id uuid not null,
    person_ids uuid[] not null,
    document text,
    named_at timestamptz not null,
    constraint pk_focal_persons primary key (unit_id)
);
