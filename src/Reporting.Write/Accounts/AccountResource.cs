using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.OrgUnits;
using Reporting.Write.Http;

namespace Reporting.Write.Accounts;

/// <summary>GET /api/accounts/{userName}: what an account may do and for whom it acts, as its own stream has it now. For
/// its holder and whoever administers it.</summary>
public static class AccountResource
{
    /// <param name="Grants">Its own roles, without those of whom it acts for.</param>
    /// <param name="Losses">Whether its password was reported lost and not given anew.</param>
    public sealed record Resource(
        Guid Id, string UserName, string DisplayName, string? Unit, IReadOnlyList<GrantWish> Grants,
        IReadOnlyList<Delegation> Delegations, DateOnly? LockedFrom, LockCause? LockCause, bool IsRevoked, bool Losses);

    /// <param name="For">The id of the account that it acts for.</param>
    public sealed record Delegation(
        Guid For, IReadOnlyList<GrantWish> Grants, DateOnly From, DateOnly Until, string Reason);

    public static void Map(IEndpointRouteBuilder accounts) => accounts.MapGet("/{userName}", Handle)
        .WithName("Account").Produces<Resource>().ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task Handle(
        string userName, HttpContext http, Streams streams, BusinessDay day, CancellationToken ct)
    {
        var id = Account.IdOf(userName);
        var caller = CurrentAccount.Of(http);
        var account = (await streams.Accounts.Refresh(id.Value, ct)).State;
        var units = (await streams.Units.Recent(UnitRegister.StreamId, ct)).State.At(day.Of(null));
        if (account.Registered is not { } registered)
            await Problem.Write(http, StatusCodes.Status404NotFound, AccountRefusals.Unknown());
        else if (caller.Id != id && !caller.State.Administers(account, units))
            await Problem.Write(http, StatusCodes.Status403Forbidden, RequestRefusals.Forbidden());
        else
            await Answer.Json(http, Of(id, registered, account, units));
    }

    private static Resource Of(AccountId id, AccountRegistered registered, Account account, UnitRegister units) => new(
        id.Value, registered.UserName, registered.DisplayName, account.Unit is { } unit ? Code(unit, units) : null,
        Grants(account.Grants, units),
        [
            .. account.Delegations.Select(d => new Delegation(
                d.For.Value, Grants(d.Grants, units), d.From, d.Until, d.Reason)),
        ],
        account.Lock?.From, account.Lock?.Cause, account.Revoked is not null, account.PasswordLoss is not null);

    private static GrantWish[] Grants(EquatableArray<Grant> grants, UnitRegister units) =>
        [.. grants.Select(grant => new GrantWish(grant.Role, Code(grant.Unit, units)))];

    private static string Code(UnitId unit, UnitRegister units) =>
        unit == Grant.WholeRegister ? "*" : units.ById(unit)?.Code ?? unit.Value.ToString();
}
