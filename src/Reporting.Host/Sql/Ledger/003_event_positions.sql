-- additive: where each event is, for those who have its id alone. Kept by the notary behind its signatures: an index on the events
-- themselves would cost every append, since ids come in no order. Whoever reads it looks the event up and compares.
create table ledger.event_positions (
    event_id uuid not null,
    position bigint not null,
    constraint event_positions_pkey primary key (event_id)
);

-- How far that has come.
create table ledger.indexed (
    only_row boolean not null default true,
    position bigint not null,
    constraint indexed_pkey primary key (only_row),
    constraint indexed_is_one_row check (only_row)
);

insert into ledger.indexed (position) values (0);
