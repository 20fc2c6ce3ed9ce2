-- What goes to the document-management system: a row for each sending of a report, posted at least once.
create table packages.outbox (
    package_id uuid not null,            -- the event by which the report was sent; also the idempotency key
    report_id uuid not null,
    stream_version bigint not null,      -- the report as it was then
    made_at timestamptz not null default now(),
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    delivered_at timestamptz,
    dead_at timestamptz,                 -- given up: an operator looks at it
    failure text,                        -- why the last try failed
    constraint outbox_pkey primary key (package_id)
);

create index outbox_waiting on packages.outbox (next_at) where delivered_at is null and dead_at is null;
create index outbox_dead on packages.outbox (dead_at) where dead_at is not null;
