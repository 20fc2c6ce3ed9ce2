-- One row for each signing request and what became of it.
create table signatures (
    request_id uuid not null,
    report_id uuid not null,
    version integer not null,
    act text not null,                   -- approve, issue, correct, return, seal
    capacity text,
    account_id uuid not null,
    certificate_id uuid not null,
    state text not null,                 -- requested, held, valid, refused, invalidated
    cms text,                            -- SHA-256 of the signature
    evidence text,                       -- SHA-256 of what the judgement rests on
    findings text[],                     -- what could not be told, or was wrong
    requested_at timestamptz not null,
    expires_at timestamptz not null,
    since timestamptz not null,
    revoked_at timestamptz,
    position bigint not null,
    constraint pk_signatures primary key (request_id)
);
