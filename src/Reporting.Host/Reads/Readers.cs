using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Profiles;
using Reporting.Read.Reading;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Reads;

/// <summary>What the sender of a request may see (F5): the subtrees of the units that the account has any grant
/// for.</summary>
internal static class Readers
{
    public static Task<ReadScope> Scope(HttpContext http, Streams streams) =>
        Scope(
            CurrentAccount.Of(http).Id, CurrentAccount.Of(http).State, streams,
            http.RequestServices.GetRequiredService<Profile>(),
            http.RequestServices.GetRequiredService<BusinessDay>().Of(null), http.RequestAborted);

    public static async Task<ReadScope> Scope(
        AccountId id, Account account, Streams streams, Profile profile, DateOnly today, CancellationToken ct)
    {
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State;
        return new ReadScope(Of(account.Grants))
        {
            Account = id.Value,
            // Whoever only reads for a unit is not the one that its messages are for.
            WorksFor =
            [
                .. account.Grants.Where(g => g.Role is not (Role.Read or Role.Audit)).Select(g => g.Unit.Value).Distinct(),
            ],
            Operates = account.Operates(profile, units),
            AccountUnits = Of(account.Grants.Where(grant => grant.Role is Role.Administer or Role.Audit)),
        };

        Guid[] Of(IEnumerable<Grant> grants) => [.. grants.SelectMany(grant => Granted(grant, units, today)).Distinct()];
    }

    private static IEnumerable<Guid> Granted(Grant grant, UnitRegister units, DateOnly today) => grant.Unit == Grant.WholeRegister
        ? units.Units.Where(unit => unit.Parent(today) is null).Select(unit => unit.UnitId.Value)
        : [grant.Unit.Value];
}
