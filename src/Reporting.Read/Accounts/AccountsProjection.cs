using System.Text.Json;
using Reporting.Domain.Accounts;
using Reporting.EventStore;
using Reporting.Read.Projections;

namespace Reporting.Read.Accounts;

/// <summary>Accounts with their names, states and grants, and who acts for whom.</summary>
public static class AccountsProjection
{
    // A grant for the whole register is shown to those who see the unit at the top.
    private static readonly string GrantSeenSql = RowSecurity.OfUnit("unit_id")
        + " or (unit_id = '00000000-0000-0000-0000-000000000000' and (select read.sees_top()))";

    private const string DelegationSeenSql =
        """
        exists (
            select from account_grants g
            where g.account_id in (account_delegations.account_id, account_delegations.principal_id))
        """;

    public static readonly Projection Projection = new(
        "accounts", 2,
        ["account_registered", "account_roles_granted", "account_post_changed", "account_locked", "account_unlocked",
            "account_revoked", "account_delegated", "delegation_ended"],
        ["accounts", "account_grants", "account_delegations"],
        ReadTables.Embedded("Accounts.accounts.sql"), ReadTables.Embedded("Accounts.accounts.indexes.sql"), Apply)
    {
        Seen = new Dictionary<string, string>
        {
            ["accounts"] = "(select read.sees_something()) or account_id = (select read.asking_account())",
            ["account_grants"] = GrantSeenSql,
            ["account_delegations"] = DelegationSeenSql,
        },
    };

    private const string StateSql =
        """
        update accounts a set locked_from = n.locked_from, lock_cause = n.lock_cause, is_revoked = n.is_revoked
        from unnest($1, $2, $3, $4) as n (account_id, locked_from, lock_cause, is_revoked)
        where a.account_id = n.account_id
        """;

    private const string UnitSql =
        """
        update accounts a set unit_id = n.unit_id from unnest($1, $2) as n (account_id, unit_id)
        where a.account_id = n.account_id
        """;

    private const string ResetSql = "delete from account_grants where account_id = any ($1)";

    private const string GrantSql =
        """
        insert into account_grants (account_id, role, unit_id)
        select account_id, role, unit_id from unnest($1, $2, $3) as n (account_id, role, unit_id)
        on conflict on constraint pk_account_grants do nothing
        """;

    private const string EndSql =
        """
        update account_delegations d set ended_at = n.ended_at
        from unnest($1, $2, $3, $4) as n (account_id, principal_id, position, ended_at)
        where d.account_id = n.account_id and d.position < n.position and d.ended_at is null
            and (n.principal_id is null or d.principal_id = n.principal_id)
        """;

    private static readonly Column<AccountRegistered>[] AccountColumns =
    [
        Columns<AccountRegistered>.Uuid("account_id", e => e.AccountId.Value),
        Columns<AccountRegistered>.Text("user_name", e => e.UserName),
        Columns<AccountRegistered>.Text("display_name", e => e.DisplayName),
        Columns<AccountRegistered>.Text("holder", e => e.Holder is { } holder ? Word(holder) : null),
        Columns<AccountRegistered>.UuidOrNull("unit_id", e => e.Unit?.Value),
    ];

    private static readonly Column<Granted>[] GrantColumns =
    [
        Columns<Granted>.Uuid("account_id", g => g.Account),
        Columns<Granted>.Text("role", g => Word(g.Role)),
        Columns<Granted>.Uuid("unit_id", g => g.Unit),
    ];

    private static readonly Column<State>[] StateColumns =
    [
        Columns<State>.Uuid("account_id", s => s.Account),
        Columns<State>.DateOrNull("locked_from", s => s.Lock?.From),
        Columns<State>.Text("lock_cause", s => s.Lock is { } held ? Word(held.Cause) : null),
        Columns<State>.Bool("is_revoked", s => s.IsRevoked),
    ];

    private static readonly Column<Delegated>[] DelegationColumns =
    [
        Columns<Delegated>.Long("position", d => d.Position),
        Columns<Delegated>.Uuid("account_id", d => d.Event.AccountId.Value),
        Columns<Delegated>.Uuid("principal_id", d => d.Event.For.Value),
        Columns<Delegated>.Date("from_day", d => d.Event.From),
        Columns<Delegated>.Date("until_day", d => d.Event.Until),
        Columns<Delegated>.Texts("roles", d => [.. d.Event.Grants.Select(g => Word(g.Role)).Distinct()]),
        Columns<Delegated>.Text("reason", d => d.Event.Reason),
    ];

    private static readonly Column<Ended>[] EndColumns =
    [
        Columns<Ended>.Uuid("account_id", e => e.Account),
        Columns<Ended>.UuidOrNull("principal_id", e => e.Principal),
        Columns<Ended>.Long("position", e => e.Position),
        Columns<Ended>.Time("ended_at", e => e.At),
    ];

    private sealed record Granted(Guid Account, Role Role, Guid Unit);

    private sealed record State(Guid Account, AccountLocked? Lock, bool IsRevoked);

    private sealed record Delegated(long Position, AccountDelegated Event);

    private sealed record Ended(Guid Account, Guid? Principal, long Position, DateTimeOffset At);

    private sealed record Reset(Guid Account);

    private sealed record Moved(Guid Account, Guid? Unit);

    /// <summary>What a page of events comes to.</summary>
    private sealed class Page
    {
        public List<AccountRegistered> Registered { get; } = [];
        public HashSet<Granted> Granted { get; } = [];
        public HashSet<Reset> Resets { get; } = [];
        public Dictionary<Guid, Moved> Moved { get; } = [];
        public Dictionary<Guid, State> States { get; } = [];
        public List<Delegated> Delegated { get; } = [];
        public List<Ended> Ended { get; } = [];
    }

    private static List<Change> Apply(IReadOnlyList<RecordedEvent> events)
    {
        var page = new Page();
        foreach (var recorded in events)
            Add(page, recorded, AccountEventCodec.Decode(recorded.Type, recorded.Data.Span));
        return
        [
            .. Change.Insert("accounts", page.Registered, AccountColumns),
            .. Change.Run(ResetSql, [.. page.Resets], [Columns<Reset>.Uuid("account_id", r => r.Account)]),
            .. Change.Run(GrantSql, [.. page.Granted], GrantColumns),
            .. Change.Run(UnitSql, [.. page.Moved.Values],
                [Columns<Moved>.Uuid("account_id", m => m.Account), Columns<Moved>.UuidOrNull("unit_id", m => m.Unit)]),
            .. Change.Run(StateSql, [.. page.States.Values], StateColumns),
            .. Change.Insert("account_delegations", page.Delegated, DelegationColumns),
            .. Change.Run(EndSql, page.Ended, EndColumns),
        ];
    }

    private static void Add(Page page, RecordedEvent recorded, AccountEvent happened)
    {
        switch (happened)
        {
            case AccountRegistered e:
                page.Registered.Add(e);
                page.Granted.UnionWith(Grants(e.AccountId.Value, e.Grants));
                break;
            case AccountRolesGranted e:
                page.Granted.UnionWith(Grants(e.AccountId.Value, e.Grants));
                break;
            case AccountPostChanged e:
                page.Resets.Add(new Reset(e.AccountId.Value));
                page.Granted.RemoveWhere(g => g.Account == e.AccountId.Value);
                page.Granted.UnionWith(Grants(e.AccountId.Value, e.Grants));
                page.Moved[e.AccountId.Value] = new Moved(e.AccountId.Value, e.Unit?.Value);
                page.Ended.Add(new Ended(e.AccountId.Value, null, recorded.Position, recorded.Timestamp));
                break;
            case AccountLocked e:
                page.States[e.AccountId.Value] = new State(e.AccountId.Value, e, IsRevoked: false);
                break;
            case AccountUnlocked e:
                page.States[e.AccountId.Value] = new State(e.AccountId.Value, null, IsRevoked: false);
                break;
            case AccountRevoked e:
                page.States[e.AccountId.Value] = new State(e.AccountId.Value, null, IsRevoked: true);
                break;
            case AccountDelegated e:
                page.Delegated.Add(new Delegated(recorded.Position, e));
                break;
            case DelegationEnded e:
                page.Ended.Add(new Ended(e.AccountId.Value, e.For.Value, recorded.Position, recorded.Timestamp));
                break;
            default:
                throw new NotSupportedException(happened.GetType().Name);
        }
    }

    private static IEnumerable<Granted> Grants(Guid account, IEnumerable<Grant> grants) =>
        grants.Select(g => new Granted(account, g.Role, g.Unit.Value));

    // As the events write it.
    private static string Word<T>(T word) where T : struct, Enum => JsonSerializer.Serialize(word).Trim('"');
}
