-- One row for each report that a unit owes.
create table report_status (
    report_id uuid not null,
    unit_id uuid not null,
    regime text not null,
    requesting_unit_id uuid not null,
    template text not null,
    template_version integer not null,
    period_kind text not null,
    period text not null,
    period_first date not null,
    period_last date not null,
    occurrence integer not null,
    version integer not null,            -- the version in work or in force; 0 before the first figure
    state text not null,
    standing text not null,              -- what a denied correction goes back to: assigned, accepted or withdrawn
    since timestamptz not null,
    assigned_at timestamptz not null,
    accepted_version integer,            -- the newest version that was accepted
    due_at timestamptz,                  -- the first instant that is late; null where nobody said one
    reason text,                         -- why it was rejected, returned, withdrawn, or is to be corrected
    position bigint not null,            -- of its newest event
    constraint pk_report_status primary key (report_id)
);
