-- Bytes that events speak of by their SHA-256: attachments, evidence, lists of revoked certificates. Kept once, for ever.
create table blobs.blobs (
    sha256      bytea       not null,
    length      bigint      not null,
    chunk_count integer     not null,
    stored_at   timestamptz not null default now(),
    constraint blobs_pkey primary key (sha256),
    constraint blobs_sha256_is_whole check (octet_length(sha256) = 32),
    constraint blobs_length_is_limited check (length between 0 and 67108864),
    constraint blobs_chunks_fit check (chunk_count = (length + 262143) / 262144)
);

create table blobs.chunks (
    sha256 bytea   not null,
    number integer not null,
    bytes  bytea   not null,
    constraint chunks_pkey primary key (sha256, number),
    constraint chunks_sha256_fkey foreign key (sha256) references blobs.blobs (sha256),
    constraint chunks_number_is_counted check (number between 0 and 255),
    constraint chunks_bytes_are_limited check (octet_length(bytes) between 1 and 262144)
);

-- Documents and pictures are compressed already.
alter table blobs.chunks alter column bytes set storage external;

create trigger blobs_append_only before update or delete or truncate on blobs.blobs
    for each statement execute function es.refuse_change();

create trigger chunks_append_only before update or delete or truncate on blobs.chunks
    for each statement execute function es.refuse_change();

create function blobs.grant_application(role_name name) returns void language plpgsql as $$
begin
    execute format('grant usage on schema blobs to %I', role_name);
    execute format('grant select, insert on blobs.blobs, blobs.chunks to %I', role_name);
    execute format('grant select on blobs.migrations to %I', role_name);
end
$$;

revoke execute on all functions in schema blobs from public;
