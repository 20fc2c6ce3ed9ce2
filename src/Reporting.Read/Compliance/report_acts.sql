-- What was done with each report, one row for each event that counts: every point of a ranking is traced to these.
create table report_acts (
    position bigint not null,
    report_id uuid not null,
    unit_id uuid not null,
    act text not null,                   -- the stored name of the event
    at timestamptz not null,
    constraint pk_report_acts primary key (position)
);

-- Whose a report is: only its first event says it.
create table acted_reports (
    report_id uuid not null,
    unit_id uuid not null,
    constraint pk_acted_reports primary key (report_id)
);
