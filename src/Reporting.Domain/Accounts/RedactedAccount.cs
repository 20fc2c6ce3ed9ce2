namespace Reporting.Domain.Accounts;

/// <summary>An account after the body of one of its events was destroyed: it never has more rights than before that.</summary>
public static class RedactedAccount
{
    /// <param name="state">The account so far.</param>
    /// <param name="type">The stored name of the next event, whose body is gone.</param>
    public static Account Evolve(Account state, string type) => type switch
    {
        "account_locked" or "account_revoked" or "account_post_changed" or "delegation_ended" =>
            // What is left after something was taken away can't be told: nothing, until it is granted again.
            state with { Grants = [], Delegations = [] },
        _ => state,
    };
}
