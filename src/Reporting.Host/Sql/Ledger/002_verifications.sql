-- What came out whenever a host compared the store with the published log by itself, for operators and auditors. Nothing is decided
-- from it: a program of its own, ledger-verify, says the same without this server.
create table ledger.verifications (
    id uuid not null,
    is_whole boolean not null,           -- from the first event, or only what is new
    began_at timestamptz not null,
    ended_at timestamptz not null,
    first_position bigint not null,
    last_position bigint not null,
    published_position bigint not null,  -- up to here it was compared with the log; the rest with its own leaf hashes
    outcome varchar(20) not null,
    findings text[] not null,
    constraint verifications_pkey primary key (id),
    constraint verifications_outcome check (outcome in ('proven', 'altered', 'cannot_tell'))
);

create index verifications_by_time on ledger.verifications (began_at);
