create index ix_certificates_id on certificates (certificate_id);
create index ix_certificates_account on certificates (account_id) where account_id is not null;
create index ix_certificates_unit on certificates (unit_id) where unit_id is not null;
