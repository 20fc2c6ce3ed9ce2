-- The logs that this store's events are in, one after the other. A host that has not the key of the newest does not sign: a log
-- whose key is lost gets a successor with another name, never a silent change.
create table ledger.shards (
    number integer not null,
    label varchar(40) not null,          -- how it is called in addresses: a year
    origin varchar(300) not null,
    first_position bigint not null,      -- the first event that is in it
    begun_at timestamptz not null default now(),
    reason text not null,
    completes_before boolean not null,   -- the log before gets all events up to this one first; not where it is lost
    constraint shards_pkey primary key (number),
    constraint shards_label unique (label),
    constraint shards_origin unique (origin)
);

-- What each log signs with. While a key is rotated, two sign.
create table ledger.keys (
    vkey varchar(500) not null,
    shard integer not null,
    signs_from timestamptz not null default now(),
    signs_until timestamptz,
    constraint keys_pkey primary key (vkey),
    constraint keys_shard foreign key (shard) references ledger.shards (number)
);
