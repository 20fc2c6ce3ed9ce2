-- The cells of each report as they are in entry: what a submission hands over. Nobody asks for them.
create table figures_in_entry (
    report_id uuid not null,
    unit_id uuid not null,
    regime text not null,
    template text not null,
    template_version integer not null,
    period_kind text not null,
    period text not null,
    period_first date not null,
    indicators text[] not null,
    values numeric[] not null,
    entered_by uuid[] not null,          -- of the same length
    open_from bigint,                    -- where the submission begins that is open; null without one
    constraint pk_figures_in_entry primary key (report_id)
);

-- One row for each stretch of positions in which a report was submitted or sent, and neither accepted nor given back.
create table submitted_figures (
    report_id uuid not null,
    from_position bigint not null,
    to_position bigint not null,         -- 9223372036854775807 while it is so
    unit_id uuid not null,
    regime text not null,
    template text not null,
    template_version integer not null,
    period_kind text not null,
    period text not null,
    period_first date not null,
    version integer not null,
    known_at timestamptz not null,
    submitted_by uuid not null,
    indicators text[] not null,
    values numeric[] not null,
    as_text text not null,               -- both of these once more, as sums read them (FiguresAsText)
    entered_by uuid[] not null,
    constraint pk_submitted_figures primary key (report_id, from_position)
);
