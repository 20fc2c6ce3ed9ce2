using System.Text.Json.Serialization.Metadata;
using Reporting.Write.Http;

namespace Reporting.Write.Reports;

/// <summary>How an item of a bulk request names its report: by id, or by what the id is made of. The body of every verb
/// has these properties; at a report's own address they are not taken (<see cref="Remove"/>), the address says
/// it.</summary>
public abstract record ReportAddress
{
    public Guid? Report { get; init; }

    /// <summary>The unit's code in that period, <c>code@day</c> or id.</summary>
    public string? Unit { get; init; }

    public string? Regime { get; init; }

    public string? Period { get; init; }

    /// <summary>1 unless the unit owes several reports of one period.</summary>
    public int? Occurrence { get; init; }

    /// <summary>The report's stream, or why there can be none.</summary>
    public async ValueTask<Target> Resolve(Catalogue catalogue, CancellationToken ct)
    {
        if (Report is { } id)
            return new Target(id);
        var (owed, refusal) = await OwedReport.Find(this, catalogue, ct);
        return owed is null ? new Target(default, new Outcome.Refused(refusal!)) : new Target(owed.Id.Value);
    }

    internal static void Remove(JsonTypeInfo type)
    {
        if (!typeof(ReportAddress).IsAssignableFrom(type.Type))
            return;
        for (var i = type.Properties.Count - 1; i >= 0; i--)
            if (type.Properties[i].AttributeProvider is System.Reflection.MemberInfo { DeclaringType: var declared }
                && declared == typeof(ReportAddress))
                type.Properties.RemoveAt(i);
    }
}

/// <summary>Says in OpenAPI what the body of a verb is at a report's own address: all of <typeparamref name="TBody"/>
/// but what names the report.</summary>
public sealed record AtAddress<TBody>
    where TBody : ReportAddress;
