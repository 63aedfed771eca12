"""The rules of accounts: second factors, invitations, who must stay."""
