create unique index ux_accounts_user_name on accounts (user_name);
create index ix_account_delegations_account on account_delegations (account_id);
