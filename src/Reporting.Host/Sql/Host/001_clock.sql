-- One row: whether business time is real or simulated, and how far a simulated one got.
create table host.clock (
    only_row boolean     not null default true constraint clock_pkey primary key,
    kind     text        not null,
    now      timestamptz not null,
    constraint clock_has_one_row check (only_row),
    constraint clock_kind_is_known check (kind in ('system', 'simulated'))
);
