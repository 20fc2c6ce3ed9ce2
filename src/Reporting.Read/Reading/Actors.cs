namespace Reporting.Read.Reading;

/// <summary>Who acted, as a part of a statement over events <c>e</c>.</summary>
internal static class Actors
{
    // Who acts signs with the account's id; what is no id names nobody that is known.
    public const string Source =
        "read.accounts a where a.account_id = case when e.user_name ~ '^[0-9a-f-]{36}$' then e.user_name::uuid end";
}
