-- Where each projection stands. Rows of a read model and its checkpoint change in one transaction.
create table read.checkpoints (
    name text not null,
    version integer not null,
    position bigint not null,
    -- Counts the swaps of a rebuilt copy, so that a writer which began before a swap does not go on into the new copy unaware.
    copy integer not null default 1,
    -- What to drop when another copy takes its place.
    tables text[] not null,
    failed_position bigint,
    failed_stream uuid,
    failed_type text,
    failure text,
    failed_at timestamptz,
    constraint pk_checkpoints primary key (name),
    constraint ck_checkpoints_position check (position >= 0)
);

-- A second copy that is being filled beside the live one.
create table read.rebuilds (
    name text not null,
    version integer not null,
    position bigint not null,
    target bigint not null,
    state text not null,
    failure text,
    started_at timestamptz not null,
    ended_at timestamptz,
    constraint pk_rebuilds primary key (name),
    constraint ck_rebuilds_state check (state in ('filling', 'indexing', 'catching-up', 'done', 'failed'))
);

-- Events that a projection could not read and that an operator let it pass over. What they touch is incomplete.
create table read.passed_over (
    name text not null,
    position bigint not null,
    stream_id uuid not null,
    type text not null,
    failure text not null,
    constraint pk_passed_over primary key (name, position)
);
