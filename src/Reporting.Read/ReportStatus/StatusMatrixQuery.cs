using Npgsql;
using Reporting.Domain;
using Reporting.Domain.Calendars;
using Reporting.Domain.OrgUnits;
using Reporting.Read.Periods;
using Reporting.Read.Reading;

namespace Reporting.Read.ReportStatus;

/// <summary>Units against periods: where each report of a regime stands (F1).</summary>
/// <param name="Periods">A span's from the first one on; the newest ones from the newest on.</param>
/// <param name="Rows">By the code of the unit.</param>
public sealed record StatusMatrix(IReadOnlyList<string> Periods, IReadOnlyList<StatusMatrixRow> Rows);

/// <param name="Cells">One for each period, null where the unit owes nothing.</param>
public sealed record StatusMatrixRow(Guid UnitId, string Code, string Name, IReadOnlyList<MatrixCell?> Cells);

/// <param name="Report">Of several reports of a period the newest assigned.</param>
/// <param name="State">As in <see cref="ReportRow.State"/>.</param>
public sealed record MatrixCell(Guid Report, string State, bool IsLate);

/// <summary>Which periods a matrix has: those of a span, or the newest of the regime.</summary>
/// <param name="Newest">How many; when no span is named.</param>
public sealed record MatrixPeriods(string? From, string? To, PeriodKind? Kind, int? Newest);

/// <summary>Where the reports of a regime stand, for all units of a subtree and some periods at once. The whole country over
/// a year is one question of some 40,000 cells: they come as lists by unit and are put into their places here.</summary>
public static class StatusMatrixQuery
{
    public const int PeriodsMax = 62;

    private const int NewestDefault = 12;

    public static async Task<Answer<StatusMatrix>> Ask(
        NpgsqlDataSource db, string within, string regime, MatrixPeriods periods, Caller caller, CancellationToken ct)
    {
        if (Refused(periods, out var range) is { } refusal)
            return refusal;
        var parameters = new SqlParameters();
        var sql = StatusMatrixSql.Of(
            parameters, within, regime, range is null ? null : (periods.Kind!.Value, range),
            range is null ? Math.Clamp(periods.Newest ?? NewestDefault, 1, PeriodsMax) : PeriodsMax + 1, caller);
        await using var reader = await Guarded.Read(db, caller, sql, parameters, ct);
        var rows = new List<StatusMatrixRow>();
        string[] names = [];
        while (await reader.ReadAsync(ct))
        {
            if (!reader.GetBoolean(0))
                return UnitRefusals.Unknown(within);
            if (!reader.GetBoolean(1))
                return ReadRefusals.Forbidden(within);
            if (rows.Count == 0)
                names = reader.GetFieldValue<string[]>(2);
            if (names.Length > PeriodsMax)
                return ReadRefusals.MatrixTooWide(PeriodsMax);
            if (!reader.IsDBNull(3))
                rows.Add(Row(reader, names.Length));
        }
        return new StatusMatrix(names, rows);
    }

    private static Refusal? Refused(MatrixPeriods periods, out PeriodRange? range)
    {
        range = null;
        if (periods is { From: null, To: null, Kind: null })
            return null;
        return periods is { From: { } from, To: { } to, Kind: { } kind, Newest: null }
            ? PeriodRange.Read(from, to, kind, out range)
            : ReadRefusals.SpanOrNewest();
    }

    private static StatusMatrixRow Row(NpgsqlDataReader reader, int periodCount)
    {
        var cells = new MatrixCell?[periodCount];
        var (places, states, late, reports, assigned) = (
            reader.GetFieldValue<int[]>(6), reader.GetFieldValue<string[]>(7), reader.GetFieldValue<bool[]>(8),
            reader.GetFieldValue<Guid[]>(9), reader.GetFieldValue<DateTime[]>(10));
        var since = new DateTime[periodCount];
        foreach (var (i, place) in places.Index())
        {
            if (cells[place] is not null && assigned[i] <= since[place])
                continue;
            (cells[place], since[place]) = (new MatrixCell(reports[i], states[i], late[i]), assigned[i]);
        }
        return new StatusMatrixRow(reader.GetGuid(3), reader.GetString(4), reader.GetString(5), cells);
    }
}
