create unique index ux_accounts_user_name on accounts (user_name);
