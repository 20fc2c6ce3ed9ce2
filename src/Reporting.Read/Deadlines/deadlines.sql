-- One row for each report: when it is due, and whether it is still with its unit.
create table deadlines (
    report_id uuid not null,
    unit_id uuid not null,
    requesting_unit_id uuid not null,
    regime text not null,
    period text not null,
    assigned_at timestamptz not null,
    due_at timestamptz,                  -- the first instant that is late; null where nobody said one
    assigned_due_at timestamptz,         -- as it was when it was assigned
    due_cause text,                      -- why it moved: extension, outage, holidays
    due_reason text,
    is_owed boolean not null,            -- still with the unit, and never accepted
    is_cancelled boolean not null,
    is_accepted boolean not null,
    sent_at timestamptz,                 -- the first time that it was sent and not recalled
    constraint pk_deadlines primary key (report_id)
);

-- To whom it was assigned on, and until when.
create table deadline_parts (
    report_id uuid not null,
    part integer not null,
    parent integer,
    unit_id uuid,
    account_id uuid,
    cells text[],
    due_at timestamptz not null,
    is_short boolean not null,
    assigned_at timestamptz not null,
    constraint pk_deadline_parts primary key (report_id, part)
);
