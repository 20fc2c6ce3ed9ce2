-- What may be shown to the public, and what was asked for or withdrawn.
create table publications (
    publication_id uuid not null,
    kind text not null,                  -- figure, aggregate or report
    unit_id uuid not null,
    indicators text[] not null,
    period_kind text,
    from_period text,
    to_period text,
    from_first date,                     -- the first days of the periods
    to_first date,
    report_id uuid,
    reason text not null,
    requested_at timestamptz not null,
    requested_by uuid not null,
    document text,                       -- the decision that approved it
    approved_at timestamptz,
    approved_by uuid,
    withdrawn_at timestamptz,
    withdrawn_reason text,
    position bigint not null,            -- of its newest event
    constraint pk_publications primary key (publication_id)
);
