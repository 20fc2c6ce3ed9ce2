-- Names are shown from here, and nowhere stored beside figures: an account may be renamed.
create table accounts (
    account_id uuid not null,
    user_name text not null,
    display_name text not null,
    holder text,
    unit_id uuid,
    locked_from date,
    lock_cause text,
    is_revoked boolean not null default false,
    constraint pk_accounts primary key (account_id)
);

create table account_grants (
    account_id uuid not null,
    role text not null,
    unit_id uuid not null,
    constraint pk_account_grants primary key (account_id, role, unit_id)
);

-- Who acts for whom, and when that ended before its last day.
create table account_delegations (
    position bigint not null,
    account_id uuid not null,
    principal_id uuid not null,
    from_day date not null,
    until_day date not null,
    roles text[] not null,
    reason text not null,
    ended_at timestamptz,
    constraint pk_account_delegations primary key (position)
);
