using System.Collections.Immutable;
using Reporting.Cli.Replay.DataSets;

namespace Reporting.Cli.Replay.Play;

/// <summary>One report, as far as it has got on the server.</summary>
internal sealed class Filing(ReportKey key)
{
    public ReportKey Key => key;

    /// <summary>The server's id; null until the report is assigned.</summary>
    public string? Id { get; set; }

    /// <summary>Whether a version was ever accepted, so that the next one is a correction.</summary>
    public bool WasAccepted { get; private set; }

    /// <summary>The figures last accepted; they stay here while they are withdrawn.</summary>
    public ImmutableArray<Figure> Accepted { get; private set; } = [];

    public bool IsWithdrawn { get; private set; }

    public void Take(ReportRow row)
    {
        IsWithdrawn = WasAccepted && row.Figures.IsEmpty;
        WasAccepted |= !row.Figures.IsEmpty;
        if (!row.Figures.IsEmpty)
            Accepted = row.Figures;
    }

    /// <summary>The server refused a step; what follows on this report would only fail again.</summary>
    public bool IsStuck { get; set; }
}

/// <summary>A row of the data set on its way.</summary>
internal sealed record Step(Filing Filing, ReportRow Row)
{
    /// <summary>
    /// What is entered for this row: on a correction only what changes, and null where a figure goes away. A row that
    /// changes nothing, or that brings a withdrawn report back, is entered whole.
    /// </summary>
    public IEnumerable<(string Indicator, decimal? Value)> Cells()
    {
        var before = Filing.Accepted.ToDictionary(figure => figure.Indicator, figure => figure.Value);
        var changed = Row.Figures.Where(figure =>
            !before.Remove(figure.Indicator, out var value) || value != figure.Value).ToList();
        var isWhole = Filing.IsWithdrawn || (changed.Count == 0 && before.Count == 0);
        return (isWhole ? Row.Figures : changed.AsEnumerable())
            .Select(figure => (figure.Indicator, (decimal?)figure.Value))
            .Concat(before.Keys.Select(gone => (gone, (decimal?)null)));
    }
}
