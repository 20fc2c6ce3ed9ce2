-- Marten's shape, so that a Marten application can open the store and read every event. Own columns: salt and leaf.
create table es.mt_streams (
    id          uuid        not null,
    type        varchar,
    version     bigint      not null,
    timestamp   timestamptz not null default now(),
    created     timestamptz not null default now(),
    tenant_id   varchar     default '*DEFAULT*',
    is_archived boolean     not null default false,
    constraint pkey_mt_streams_id primary key (id)
);

create table es.mt_events (
    seq_id         bigint       not null,
    id             uuid         not null,
    stream_id      uuid         not null,
    version        bigint       not null,
    data           jsonb        not null,
    bdata          bytea,
    type           varchar(500) not null,
    timestamp      timestamptz  not null default now(),
    tenant_id      varchar      default '*DEFAULT*',
    mt_dotnet_type varchar,
    correlation_id varchar,
    causation_id   varchar,
    headers        jsonb,
    user_name      varchar,
    is_archived    boolean      not null default false,
    salt           bytea        not null,
    leaf           bytea        not null,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    constraint fkey_mt_events_stream_id foreign key (stream_id) references es.mt_streams (id) on delete cascade
);

create unique index pk_mt_events_stream_and_version on es.mt_events (stream_id, version);

create sequence es.mt_events_sequence owned by es.mt_events.seq_id;

-- The newest position and its time. One row, changed under the append lock only, so that a rolled-back append leaves no gap.
create table es.head (
    only_row  boolean     not null default true,
    position  bigint      not null,
    timestamp timestamptz not null,
    constraint head_pkey primary key (only_row)
) with (fillfactor = 10);

insert into es.head (position, timestamp) values (0, '-infinity');

-- What a command stored, so that the same command sent twice is answered twice and done once.
create table es.commands (
    scope        uuid         not null,
    key          varchar(200) not null,
    request_hash bytea        not null,
    stream_id    uuid         not null,
    version      bigint       not null,
    event_count  integer      not null,
    position     bigint       not null,
    created_at   timestamptz  not null default now(),
    constraint commands_pkey primary key (scope, key)
);

create index commands_created_at on es.commands using brin (created_at);

-- How far each subscription is, and what it stumbles over.
create table es.subscriptions (
    name            varchar(200) not null,
    position        bigint       not null default 0,
    state           varchar(20)  not null default 'running',
    failed_position bigint,
    failure         text,
    updated_at      timestamptz  not null default now(),
    constraint subscriptions_pkey primary key (name)
);
