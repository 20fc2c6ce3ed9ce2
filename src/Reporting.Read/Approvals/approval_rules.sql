create table approval_rules (
    position bigint not null,
    unit_id uuid not null,
    regime text,
    template text,
    check_before_submit boolean not null,
    checker_ids uuid[],                  -- null: whoever has the role
    signer_ids uuid[],
    deputy_ids uuid[],
    from_day date not null,
    to_day date,
    document text,
    issued_at timestamptz not null,
    constraint pk_approval_rules primary key (position)
);
