-- A first password is used once and dies after a day (A5); afterwards only its holder's own one opens the account.
alter table accounts.credentials
    add column kind         text not null default 'own',
    add column usable_until timestamptz,
    add constraint credentials_kind_is_known check (kind in ('first', 'spent', 'own')),
    add constraint credentials_first_ends check ((kind = 'first') = (usable_until is not null));

-- Earlier passwords, so that they don't come back.
create table accounts.past_passwords (
    account_id    uuid        not null,
    replaced_at   timestamptz not null,
    password_hash text        not null,
    constraint past_passwords_pkey primary key (account_id, replaced_at)
);

-- What a password must not contain, beside names; kept apart from the events (J3).
create table accounts.holders (
    account_id uuid constraint holders_pkey primary key,
    birth_date date,
    phone      text
);

-- A session is known by the hash of its token: who reads this table can't act with it.
create table accounts.sessions (
    session_id    uuid        constraint sessions_pkey primary key,
    token_hash    bytea       not null,
    account_id    uuid        not null,
    way           text        not null,
    is_restricted boolean     not null,
    started_at    timestamptz not null,
    seen_at       timestamptz not null,
    expires_at    timestamptz not null,
    source        text,
    agent         text,
    ended_at      timestamptz,
    end_reason    text,
    constraint sessions_token_hash_key unique (token_hash),
    constraint sessions_way_is_known check (way in ('password', 'identity', 'operator'))
);

create index ix_sessions_account on accounts.sessions (account_id, started_at);

-- Tokens of the identity provider that are older than this open nothing.
create table accounts.cutoffs (
    account_id uuid        constraint cutoffs_pkey primary key,
    ended_at   timestamptz not null
);

-- Failed sign-ins in a row, of a user name or of an address; a name only as its hash, because people type passwords
-- there.
create table accounts.sign_in_failures (
    subject  text        constraint sign_in_failures_pkey primary key,
    failures integer     not null,
    last_at  timestamptz not null
);
