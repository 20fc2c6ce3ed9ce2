-- Requests for accounts: when they came in, when they were due, and what became of them.
create table account_requests (
    request_id uuid not null,
    act text not null,
    user_name text not null,
    unit_id uuid not null,
    document_number text not null,
    received_on date not null,
    due_on date,
    due_before timestamptz,
    note text,
    requested_at timestamptz not null,
    done_at timestamptz,
    declined_at timestamptz,
    decline_reason text,
    constraint pk_account_requests primary key (request_id)
);
