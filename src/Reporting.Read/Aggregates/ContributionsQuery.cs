using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Signatures;

namespace Reporting.Read.Aggregates;

/// <summary>A figure behind a sum, or one that is missing in it.</summary>
/// <param name="Value">What of it enters: with a divided unit only a part; null where it does not enter.</param>
/// <param name="Share">Which part of the figure.</param>
/// <param name="Position">The event that brought it into force; null where nothing is.</param>
/// <param name="Leaf">That event's leaf hash in the ledger, hex.</param>
/// <param name="Signature">How the signature on the version is judged now; null where the account alone signed.</param>
/// <param name="SignedBy">The user name of who signed it.</param>
/// <param name="KnownAt">When that version was recorded.</param>
public sealed record ContributionRow(
    string Indicator, string Role, string UnitCode, string UnitName, string Period, decimal? Value, decimal Share,
    Guid ReportId, int Version, bool IsProvisional, long? Position, Guid? EventId, string? Leaf, string? Signature,
    string? SignedBy, DateTimeOffset? KnownAt);

/// <summary>The contributors of a sum, down to the reported figures: by indicator, period and unit.</summary>
public sealed record Contributions(long Position, IReadOnlyList<ContributionRow> Rows, bool HasMore);

/// <summary>What a sum is made of (J2, E3): the cells of the reports that the same statement finds.</summary>
public static class ContributionsQuery
{
    public const int SizeMax = 1_000;

    public static async Task<Answer<Contributions>> Ask(
        NpgsqlDataSource db, AggregatesQuestion question, long? knownPosition, int first, int skip, Caller caller,
        CancellationToken ct)
    {
        if (first is < 1 or > SizeMax)
            return ReadRefusals.PageSize(first, SizeMax);
        if (skip < 0)
            return ReadRefusals.SkipNegative(skip);
        if (AggregatesQuery.Malformed(question, out var range) is { } refusal)
            return refusal;
        var parameters = AggregatesQuery.Bind(question, range, knownPosition, caller);
        var sql = AggregatesSql.UpToCells(question, knownPosition is not null) + Rows(parameters, first, skip);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct, onMaps: true);
        var rows = new List<ContributionRow>();
        var position = 0L;
        while (await reader.ReadAsync(ct))
        {
            if (AggregatesQuery.Refused(reader, question) is { } refused)
                return refused;
            position = knownPosition ?? reader.GetInt64(0);
            if (!reader.IsDBNull(7))
                rows.Add(Row(reader));
        }
        var hasMore = rows.Count > first;
        if (hasMore)
            rows.RemoveAt(first);
        return new Contributions(position, rows, hasMore);
    }

    private static string Rows(SqlParameters parameters, int first, int skip) =>
        $"""
        page as (
            select c.code, c.role, u.code as unit_code, u.name as unit_name, c.period, c.value, c.share, c.report_id,
                c.from_position, c.is_provisional, c.period_first, c.place
            from cells c
            join read.units u on u.unit_id = c.unit_id
            order by c.place, c.role, c.period_first, c.period, u.code, c.report_id
            limit {parameters.BigInt(first + 1L)} offset {parameters.BigInt(skip)}
        )
        select k.position, k.is_incomplete, k.root_id is not null, k.is_allowed, k.unknown, k.kinds_of_measure::integer,
            k.is_level_known, p.code, p.role, p.unit_code, p.unit_name, p.period, trim_scale(p.value), p.share, p.report_id,
            coalesce(f.version, s.version), p.is_provisional, e.seq_id, e.id, encode(e.leaf, 'hex'),
            {SignatureSql.OfPerson("p.report_id", "coalesce(f.version, s.version)")},
            (select a.user_name from read.accounts a where a.account_id = f.signed_by), e.at
        from checked k
        left join page p on true
        left join read.report_figures f on f.report_id = p.report_id and f.from_position = p.from_position
        left join read.submitted_figures s on s.report_id = p.report_id and s.from_position = p.from_position
        left join read.seen_events(array(select from_position from page where value is not null)) e
            on e.seq_id = p.from_position and p.value is not null
        order by p.place, p.role, p.period_first, p.period, p.unit_code, p.report_id
        """;

    private static ContributionRow Row(NpgsqlDataReader reader) => new(
        reader.GetString(7), reader.GetString(8) switch { "n" => "numerator", "d" => "denominator", _ => "value" },
        reader.GetString(9), reader.GetString(10), reader.GetString(11), reader.Exact(12), reader.GetDecimal(13),
        reader.GetGuid(14), reader.GetInt32(15), reader.GetBoolean(16),
        reader.IsDBNull(17) ? null : reader.GetInt64(17), reader.Uuid(18), reader.Text(19),
        reader.Text(20), reader.Text(21), reader.InstantOrNull(22));
}
