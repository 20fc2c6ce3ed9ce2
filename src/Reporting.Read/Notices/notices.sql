create table notices (
    notice_id uuid not null,
    position bigint not null,
    announced_at timestamptz not null,
    kind text not null,
    title text not null,
    text text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    urgency text,
    withdrawn_at timestamptz,
    withdrawn_reason text,
    constraint pk_notices primary key (notice_id)
);
