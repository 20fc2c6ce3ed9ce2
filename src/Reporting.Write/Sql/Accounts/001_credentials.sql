-- Passwords are kept apart from the events (J3): an event is for ever, a password is not.
create table accounts.credentials (
    account_id    uuid        constraint credentials_pkey primary key,
    password_hash text        not null,
    changed_at    timestamptz not null default now()
);
