-- Which lists of revoked certificates there are; their bytes lie in schema blobs. A list that commits late has a higher
-- number than readers may have seen, so numbers are given out under a lock, in the order of commits.
create table signatures.crls (
    number      bigint      not null,
    sha256      text        not null,
    source      text        not null,
    this_update timestamptz not null,
    next_update timestamptz not null,
    kept_at     timestamptz not null default now(),
    constraint crls_pkey primary key (number),
    constraint crls_sha256_key unique (sha256)
);

create function signatures.number_crl() returns trigger language plpgsql as $$
begin
    lock table signatures.crls in share row exclusive mode;
    select coalesce(max(number), 0) + 1 into new.number from signatures.crls;
    return new;
end
$$;

create trigger crls_number before insert on signatures.crls
    for each row execute function signatures.number_crl();

create trigger crls_append_only before update or delete or truncate on signatures.crls
    for each statement execute function es.refuse_change();
