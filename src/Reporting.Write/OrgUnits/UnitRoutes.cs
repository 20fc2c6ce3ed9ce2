using Microsoft.AspNetCore.Routing;

namespace Reporting.Write.OrgUnits;

/// <summary>Every route of the units' register.</summary>
public static class UnitRoutes
{
    public static void Map(IEndpointRouteBuilder units)
    {
        RegisterUnitEndpoint.Map(units);
        RegisterUnitsEndpoint.Map(units);
        RenameUnitEndpoint.Map(units);
        RecodeUnitEndpoint.Map(units);
        MoveUnitEndpoint.Map(units);
        MergeUnitsEndpoint.Map(units);
        SplitUnitEndpoint.Map(units);
        DissolveUnitEndpoint.Map(units);
        ReopenUnitEndpoint.Map(units);
        ReorganiseUnitsEndpoint.Map(units);
        RescindReorganisationEndpoint.Map(units);
    }
}
