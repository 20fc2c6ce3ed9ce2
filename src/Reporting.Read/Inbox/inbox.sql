-- One row for each message; the message is the event that it tells of.
create table inbox (
    message_id uuid not null,
    position bigint not null,
    at timestamptz not null,
    kind text not null,
    unit_id uuid,                        -- whoever works for this unit has it in the inbox
    account_id uuid,                     -- or only this account
    is_for_all boolean not null,         -- or everybody
    subject_id uuid not null,            -- the report, the notice, the incident
    regime text,
    period text,
    due_at timestamptz,
    step text,                           -- of a reminder: soon, last_day, overdue, still_overdue, chased
    text text,
    constraint pk_inbox primary key (message_id)
);

create table inbox_reads (
    account_id uuid not null,
    message_id uuid not null,
    read_at timestamptz not null,
    constraint pk_inbox_reads primary key (account_id, message_id)
);

-- Whom a report or an incident concerns: later events of it do not say so again.
create table inbox_subjects (
    subject_id uuid not null,
    unit_id uuid,
    account_id uuid,
    regime text,
    period text,
    constraint pk_inbox_subjects primary key (subject_id)
);
