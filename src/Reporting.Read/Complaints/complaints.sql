create table complaints (
    complaint_id uuid not null,
    unit_id uuid not null,               -- who owns the figure
    indicator text not null,
    period text not null,
    text text not null,
    filed_at timestamptz not null,
    filed_by uuid not null,
    at_unit_id uuid not null,            -- to whom it was last brought
    due_at timestamptz not null,
    escalations integer not null,
    answer text,
    is_upheld boolean,
    answered_at timestamptz,
    position bigint not null,            -- of its newest event
    constraint pk_complaints primary key (complaint_id)
);
