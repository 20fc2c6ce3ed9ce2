using Reporting.Domain.Reports;

namespace Reporting.Read.Signatures;

/// <summary>Capacities as they are written before a name.</summary>
internal static class CapacityText
{
    public static string Of(SigningCapacity capacity) => capacity switch
    {
        SigningCapacity.OnBehalf => "TM.",
        SigningCapacity.ForHead => "KT.",
        SigningCapacity.ByOrder => "TL.",
        _ => "TUQ.",
    };
}
