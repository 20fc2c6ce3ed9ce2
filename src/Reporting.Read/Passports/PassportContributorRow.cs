using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Passports;

/// <summary>A report that went into a figure's report, or into one that went into it; or one that is missing there.
/// What it says of the figure is null where the report is missing, has no such figure, or is not for the caller's
/// eyes.</summary>
public sealed record PassportContributorRow
{
    /// <summary>1 for what went into the figure's report itself, 2 for what went into that, and so on.</summary>
    public required int Depth { get; init; }

    /// <summary>The report that it went into.</summary>
    public required Guid Of { get; init; }

    public required int OfVersion { get; init; }
    public required Guid ReportId { get; init; }

    /// <summary>The version that went in; null where the report was missing.</summary>
    public int? Version { get; init; }

    public string? UnitCode { get; init; }
    public string? UnitName { get; init; }

    /// <summary>The hierarchy of units that said who is below whom.</summary>
    public required string Hierarchy { get; init; }

    /// <summary>The day of the map that said it.</summary>
    public required DateOnly MapDay { get; init; }

    /// <summary>Where it stood when the total was made, of a missing one.</summary>
    public string? State { get; init; }

    public required bool IsLate { get; init; }
    public required bool IsPartial { get; init; }

    /// <summary>Whether people entered the figure there: nothing is below.</summary>
    public required bool IsLeaf { get; init; }

    public string? ContentHash { get; init; }
    public decimal? Value { get; init; }
    public decimal? Weight { get; init; }
    public decimal? Numerator { get; init; }
    public decimal? Denominator { get; init; }
    public string? EnteredBy { get; init; }
    public string? SignedBy { get; init; }
    public string? AcceptedBy { get; init; }
    public DateTimeOffset? KnownAt { get; init; }
    public DateTimeOffset? InForceAt { get; init; }

    /// <summary>Whether that version is in force still.</summary>
    public bool? IsInForce { get; init; }

    /// <summary>The event that brought that version into force.</summary>
    public long? Position { get; init; }

    public Guid? EventId { get; init; }
    public string? Leaf { get; init; }

    // In the order of the statement's columns.
    internal static PassportContributorRow From(NpgsqlDataReader reader) => new()
    {
        Depth = reader.GetInt32(0), Of = reader.GetGuid(1), OfVersion = reader.GetInt32(2), ReportId = reader.GetGuid(3),
        Version = reader.Integer(4), UnitCode = reader.Text(5), UnitName = reader.Text(6), Hierarchy = reader.GetString(7),
        MapDay = reader.Day(8), State = reader.Text(9), IsLate = reader.GetBoolean(10), IsPartial = reader.GetBoolean(11),
        IsLeaf = reader.GetBoolean(12), ContentHash = reader.Text(13), Value = reader.Exact(14), Weight = reader.Exact(15),
        Numerator = reader.Exact(16), Denominator = reader.Exact(17), EnteredBy = reader.Text(18),
        SignedBy = reader.Text(19), AcceptedBy = reader.Text(20), KnownAt = reader.InstantOrNull(21),
        InForceAt = reader.InstantOrNull(22), IsInForce = reader.IsDBNull(23) ? null : reader.GetBoolean(23),
        Position = reader.IsDBNull(24) ? null : reader.GetInt64(24), EventId = reader.Uuid(25), Leaf = reader.Text(26),
    };
}

/// <summary>The reports behind a figure, each right above what went into it.</summary>
/// <param name="HasMore">Whether more follow on further pages.</param>
public sealed record PassportContributors(IReadOnlyList<PassportContributorRow> Rows, bool HasMore);
