-- Every event: who, when, on what. The body stays in the log and is read from there.
create table audit_events (
    position bigint not null,
    recorded_at timestamptz not null,
    user_name text,
    stream_kind text not null,
    stream_id uuid not null,
    stream_version bigint not null,
    type text not null,
    unit_id uuid,               -- the unit concerned, where there is one
    constraint pk_audit_events primary key (position)
);

-- Which unit a report belongs to: only its first event says it.
create table audit_reports (
    report_id uuid not null,
    unit_id uuid not null,
    constraint pk_audit_reports primary key (report_id)
);
