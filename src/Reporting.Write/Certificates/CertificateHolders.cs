using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Certificates;

/// <summary>Who decides on whose certificates.</summary>
internal static class CertificateHolders
{
    /// <summary>Whether the sender administers the person, or the unit, that a certificate belongs to.</summary>
    public static async Task<bool> Administers(
        CommandCall call, AccountId? holder, UnitId? unit, UnitRegister units, CancellationToken ct) =>
        holder is { } account
            ? call.Account.Administers(await call.Catalogue.Account(account, ct), units)
            : unit is { } sealing && call.Account.May(Role.Administer, sealing, units);
}
