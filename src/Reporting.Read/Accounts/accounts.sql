-- Names are shown from here, and nowhere stored beside figures: an account may be renamed.
create table accounts (
    account_id uuid not null,
    user_name text not null,
    display_name text not null,
    constraint pk_accounts primary key (account_id)
);

create table account_grants (
    account_id uuid not null,
    role text not null,
    unit_id uuid not null,
    constraint pk_account_grants primary key (account_id, role, unit_id)
);
