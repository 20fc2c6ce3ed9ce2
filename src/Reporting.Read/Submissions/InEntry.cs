using Reporting.Domain.Reports;
using Reporting.EventStore;

namespace Reporting.Read.Submissions;

/// <summary>A report's cells as they are in entry, while a page of events is worked out.</summary>
internal sealed class InEntry
{
    public required Guid ReportId { get; init; }
    public required Guid Unit { get; init; }
    public required string Regime { get; init; }
    public required string Template { get; init; }
    public required int TemplateVersion { get; init; }
    public required string PeriodKind { get; init; }
    public required string Period { get; init; }
    public required DateOnly PeriodFirst { get; init; }
    public SortedDictionary<string, (decimal Value, Guid By)> Cells { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Where the submission begins that is open.</summary>
    public long? OpenFrom { get; set; }

    public void Enter(FiguresEntered entered)
    {
        // What is made from reports below is in theirs already.
        if (entered.Aggregation is not null)
            return;
        foreach (var cell in entered.Cells)
        {
            if (cell.Value is { } value)
                Cells[cell.Indicator] = (value, entered.By.Value);
            else
                Cells.Remove(cell.Indicator);
        }
    }

    public Submission Submit(RecordedEvent recorded, ReportSubmitted submitted)
    {
        OpenFrom = recorded.Position;
        return new Submission(
            this, recorded.Position, recorded.Timestamp, submitted.Version, submitted.By.Value, [.. Cells.Keys],
            [.. Cells.Values.Select(cell => cell.Value)], [.. Cells.Values.Select(cell => cell.By)]);
    }
}

/// <summary>What was submitted.</summary>
internal sealed record Submission(
    InEntry Of, long From, DateTimeOffset KnownAt, int Version, Guid By, string[] Indicators, decimal[] Values,
    Guid[] EnteredBy)
{
    public long To { get; set; } = long.MaxValue;
}

/// <summary>An earlier page's submission that ends.</summary>
internal sealed record SubmissionEnd(Guid ReportId, long From, long To);
