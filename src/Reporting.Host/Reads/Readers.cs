using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Reading;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Reads;

/// <summary>What the sender of a request may see (F5): the subtrees of the units that the account has any grant
/// for.</summary>
internal static class Readers
{
    public static async Task<ReadScope> Scope(HttpContext http, Streams streams)
    {
        var account = CurrentAccount.Of(http).State;
        var units = (await streams.Units.Recent(UnitRegister.StreamId, http.RequestAborted)).State;
        var today = http.RequestServices.GetRequiredService<BusinessDay>().Of(null);
        return new ReadScope(Of(account.Grants))
        {
            AccountUnits = Of(account.Grants.Where(grant => grant.Role is Role.Administer or Role.Audit)),
        };

        Guid[] Of(IEnumerable<Grant> grants) => [.. grants.SelectMany(grant => Granted(grant, units, today)).Distinct()];
    }

    private static IEnumerable<Guid> Granted(Grant grant, UnitRegister units, DateOnly today) => grant.Unit == Grant.WholeRegister
        ? units.Units.Where(unit => unit.Parent(today) is null).Select(unit => unit.UnitId.Value)
        : [grant.Unit.Value];
}
