using Microsoft.AspNetCore.Routing;

namespace Reporting.Write.Accounts;

/// <summary>Everything that is done to accounts, one line each.</summary>
public static class AccountRoutes
{
    public static void Map(IEndpointRouteBuilder accounts, IEndpointRouteBuilder requests)
    {
        RequestAccountActEndpoint.Map(requests);
        DeclineAccountRequestEndpoint.Map(requests);
        RegisterAccountEndpoint.Map(accounts);
        GrantRolesEndpoint.Map(accounts);
        ChangePostEndpoint.Map(accounts);
        LockAccountEndpoint.Map(accounts);
        UnlockAccountEndpoint.Map(accounts);
        RevokeAccountEndpoint.Map(accounts);
        DelegateRolesEndpoint.Map(accounts);
        EndDelegationEndpoint.Map(accounts);
        ChangePasswordEndpoint.Map(accounts);
        ReportPasswordLossEndpoint.Map(accounts);
        ReissuePasswordEndpoint.Map(accounts);
        ReleasePasswordEndpoint.Map(accounts);
        BindIdentityEndpoint.Map(accounts);
        UnbindIdentityEndpoint.Map(accounts);
        AccountResource.Map(accounts);
    }
}
