-- One row for each version in force, now or once, of a report that was made from others (E3).
create table aggregated_reports (
    report_id uuid not null,
    version integer not null,
    unit_id uuid not null,
    regime text not null,
    period text not null,
    position bigint not null,            -- of the event that brought it into force
    known_at timestamptz not null,
    is_partial boolean not null,         -- something is missing in it, for ever
    contributors jsonb not null,         -- reportId, unit, version, contentHash, isLate, isPartial
    absent jsonb,                        -- reportId, unit, state, isLate
    outdated_at timestamptz,             -- since when a report below is not any longer as it is in here (E9)
    outdated_by uuid,                    -- the report below that changed first
    superseded_at timestamptz,           -- since when another version is in force, or none
    constraint pk_aggregated_reports primary key (report_id, version)
);

-- A version may be outdated before it comes into force.
create table aggregates_outdated (
    report_id uuid not null,
    version integer not null,
    outdated_at timestamptz not null,
    outdated_by uuid not null,
    constraint pk_aggregates_outdated primary key (report_id, version)
);
