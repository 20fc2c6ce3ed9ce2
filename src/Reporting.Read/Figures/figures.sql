-- One row for each stretch of positions in which the figures of one report stayed as they were: from its assignment (version 0,
-- nothing in force) to the first acceptance, from one version in force to the next, from a withdrawal on. So exactly one row of
-- a report is current at any position, and one scan finds both what is reported and what is missing.
-- The figures of a row lie in arrays: a version comes into force as a whole, and twenty figures cost one row and one index entry.
create table report_figures (
    report_id uuid not null,
    from_position bigint not null,
    to_position bigint not null,        -- 9223372036854775807 while it is current
    unit_id uuid not null,
    regime text not null,
    template text not null,
    template_version integer not null,
    period_kind text not null,
    period text not null,
    period_first date not null,
    version integer not null,           -- 0 for the assignment
    event text not null,
    known_at timestamptz not null,
    in_force_at timestamptz not null,   -- -infinity for the assignment
    in_force_until timestamptz not null,
    indicators text[] not null,
    values numeric[] not null,          -- of the same length
    as_text text not null,              -- both of these once more, as sums read them (FiguresAsText)
    entered_by uuid[] not null,         -- of the same length, or one for all
    not_added text[],                   -- figures that another regime reported first for this unit and period: kept, not added
    derived text[],                     -- of a report that is made from others: what is in theirs already; null for any other report
    signed_by uuid,
    accepted_by uuid,
    reason text,
    constraint pk_report_figures primary key (report_id, from_position)
)
-- Long forms stay in the row: looking each up elsewhere would cost a sum more than reading them.
with (toast_tuple_target = 8160);

-- Which figures a report of a template version should have. Kept with the figures, so that both are of one position.
create table figure_rows (
    template text not null,
    template_version integer not null,
    indicator text not null,
    constraint pk_figure_rows primary key (template, template_version, indicator)
);
