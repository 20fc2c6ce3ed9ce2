-- One row for each entry into a report: what went where, whence, who and when. What a figure in force was last entered by is
-- the newest row into its cell up to the position of its acceptance.
create table entries (
    report_id uuid not null,
    position bigint not null,
    version integer not null,
    entered_at timestamptz not null,
    entered_by uuid not null,
    source text not null,               -- hand, import, system, subordinates
    source_name text,
    source_file text,                   -- SHA-256, hex
    cells text[] not null,              -- also sections
    nil text[] not null,                -- those in which nothing arose
    derived text[] not null,            -- those that the form worked out
    constraint pk_entries primary key (report_id, position)
);

create table attachments (
    report_id uuid not null,
    number integer not null,
    version integer not null,
    name text not null,
    media_type text not null,
    length bigint not null,
    sha256 text not null,
    scanned_by text,                    -- null: not scanned
    added_by uuid not null,
    added_at timestamptz not null,
    removed_at timestamptz,
    constraint pk_attachments primary key (report_id, number)
);
