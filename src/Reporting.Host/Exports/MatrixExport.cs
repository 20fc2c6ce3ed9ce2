using Reporting.Read.Reading;
using Reporting.Read.ReportStatus;

namespace Reporting.Host.Exports;

/// <summary>Units against periods as a table: a column for each period (F1).</summary>
internal static class MatrixExport
{
    public static async Task<Answer<Export>> Matrix(ExportQuestion of)
    {
        var regime = of.Needed("regime");
        var periods = of["from"] is { } from
            ? new MatrixPeriods(from, of.Needed("to"), of.Kind(), null) : new MatrixPeriods(null, null, null, of.Number("newest"));
        return await StatusMatrixQuery.Ask(of.Read.Db, of.Needed("unit"), regime, periods, of.Caller, of.Ct) switch
        {
            Answer<StatusMatrix>.Given { Value: var matrix } => Export.Of(
                "ma-tran-bao-cao", Columns(of, regime, matrix.Periods),
                Export.Once(() => Task.FromResult<Answer<IReadOnlyList<StatusMatrixRow>>>(
                    new Answer<IReadOnlyList<StatusMatrixRow>>.Given(matrix.Rows)))),
            Answer<StatusMatrix>.Refused { Refusal: var refusal } => refusal,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Column<StatusMatrixRow>[] Columns(ExportQuestion of, string regime, IReadOnlyList<string> periods) =>
    [
        new("unit", row => row.Code), new("unit_name", row => row.Name), new("regime", _ => regime),
        .. periods.Select((period, i) => new Column<StatusMatrixRow>(
            period, row => row.Cells[i] is { } cell ? cell.State + (cell.IsLate ? " late" : "") : null)),
        new("as_of", _ => of.AskedAt), new("use", _ => of.Use(null)),
    ];
}
