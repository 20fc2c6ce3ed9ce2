namespace Reporting.Domain.Reports;

/// <summary>The version of a report whose figures are in force.</summary>
/// <param name="Since">When its figures became valid: the time of the acceptance, or of the other channel (I2).</param>
public sealed record AcceptedVersion(
    int Version, Cells Cells, string ContentHash, AccountId SignedBy, AccountId AcceptedBy, DateTimeOffset Since)
{
    /// <summary>What it has beside the indicators' figures.</summary>
    public Details Details { get; init; }

    /// <summary>What was attached to it.</summary>
    public EquatableArray<Attachment> Attachments { get; init; }

    /// <summary>What it was made from; null: nothing but entries.</summary>
    public ReportAggregation? Aggregation { get; init; }

    /// <summary>The number in a cell; null when it is not reported.</summary>
    public decimal? Number(string cell) => Cells.Value(cell) ?? Details.Number(cell);
}
