-- One row for each time that a certificate was bound to somebody.
create table certificates (
    bound_position bigint not null,
    certificate_id uuid not null,
    account_id uuid,
    unit_id uuid,
    identifier text not null,
    serial text not null,
    certificate text not null,           -- SHA-256 of the certificate
    from_time timestamptz not null,
    to_time timestamptz,
    document text,
    bound_by uuid not null,
    bound_at timestamptz not null,
    confirmed_by uuid,
    confirmed_at timestamptz,
    end_reason text,
    ended_at timestamptz,
    constraint pk_certificates primary key (bound_position)
);
