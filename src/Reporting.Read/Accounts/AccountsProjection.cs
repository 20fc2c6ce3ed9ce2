using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Accounts;

/// <summary>Accounts with their names and grants.</summary>
public static class AccountsProjection
{
    public static readonly Projection Projection = new(
        "accounts", 1, ["account_registered", "account_roles_granted"], ["accounts", "account_grants"],
        ReadTables.Embedded("Accounts.accounts.sql"), ReadTables.Embedded("Accounts.accounts.indexes.sql"), Apply);

    private const string GrantSql =
        """
        insert into account_grants (account_id, role, unit_id)
        select account_id, role, unit_id from unnest($1, $2, $3) as n (account_id, role, unit_id)
        on conflict on constraint pk_account_grants do nothing
        """;

    private static readonly Column<AccountRegistered>[] AccountColumns =
    [
        Columns<AccountRegistered>.Uuid("account_id", e => e.AccountId.Value),
        Columns<AccountRegistered>.Text("user_name", e => e.UserName),
        Columns<AccountRegistered>.Text("display_name", e => e.DisplayName),
    ];

    private static readonly Column<Granted>[] GrantColumns =
    [
        Columns<Granted>.Uuid("account_id", g => g.Account),
        Columns<Granted>.Text("role", g => RoleText(g.Role)),
        Columns<Granted>.Uuid("unit_id", g => g.Unit),
    ];

    private sealed record Granted(Guid Account, Role Role, Guid Unit);

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var registered = new List<AccountRegistered>();
        var granted = new HashSet<Granted>();
        foreach (var recorded in events)
        {
            switch (AccountEventCodec.Decode(recorded.Type, recorded.Data.Span))
            {
                case AccountRegistered e:
                    registered.Add(e);
                    granted.UnionWith(e.Grants.Select(g => new Granted(e.AccountId.Value, g.Role, g.Unit.Value)));
                    break;
                case AccountRolesGranted e:
                    granted.UnionWith(e.Grants.Select(g => new Granted(e.AccountId.Value, g.Role, g.Unit.Value)));
                    break;
                case var other:
                    throw new NotSupportedException(other.GetType().Name);
            }
        }
        return
        [
            .. Change.Insert("accounts", registered, AccountColumns),
            .. Change.Run(GrantSql, [.. granted], GrantColumns),
        ];
    }

    private static string RoleText(Role role) => role switch
    {
        Role.Enter => "enter",
        Role.Sign => "sign",
        Role.Accept => "accept",
        Role.Administer => "administer",
        Role.Read => "read",
        _ => throw new NotSupportedException($"Role {role}"),
    };
}
