-- Addresses of people are kept apart from the events (J3): an event is for ever, an address is not.
create table mail.addresses (
    account_id uuid not null,
    address text not null,
    constraint addresses_pkey primary key (account_id)
);

-- What is to be sent. A row is made once for each message and account, and sent at least once.
create table mail.outbox (
    message_id uuid not null,            -- the event that it tells of
    account_id uuid not null,
    address text not null,
    subject text not null,
    body text not null,
    made_at timestamptz not null default now(),
    attempts integer not null default 0,
    next_at timestamptz not null default now(),
    sent_at timestamptz,
    failure text,                        -- why the last try failed
    constraint outbox_pkey primary key (message_id, account_id)
);

create index outbox_waiting on mail.outbox (next_at) where sent_at is null;
