-- The claims of these accounts.
select account, document, recalls, claims from accounts semi join wanted_accounts using (account) order by account
