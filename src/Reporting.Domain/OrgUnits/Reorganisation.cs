using System.Collections.Immutable;

namespace Reporting.Domain.OrgUnits;

/// <summary>A decision that was carried out, with what has to be known to take it back.</summary>
/// <param name="Before">The units that it changed, as they were.</param>
/// <param name="At">Its place in the stream.</param>
internal sealed record Reorganisation(
    UnitsReorganised Event, ImmutableArray<OrgUnit> Before, long At, bool IsRescinded);
