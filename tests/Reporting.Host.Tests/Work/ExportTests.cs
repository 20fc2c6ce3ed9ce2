using System.IO.Compression;
using System.Xml.Linq;
using Reporting.Host.Tests.Aggregation;
using Reporting.Host.Tests.Signing;
using static Reporting.Host.Tests.Aggregation.ChainTown;

namespace Reporting.Host.Tests.Work;

/// <summary>Every answer as CSV and as a workbook, with its citation (F3).</summary>
public sealed class ExportTests
{
    private const string January = "from=2026-01&to=2026-01&periodKind=MONTH";
    private const string Birth = "unit=P&indicator=birth_rate&period=2026-01";

    /// <summary>Each export with its parameters, and how many rows it has.</summary>
    private static readonly (string Name, string Query, int RowCount)[] Known =
    [
        ("figures", January, 15), ("figure-history", "unit=C1&indicator=births&period=2026-01", 2),
        ("passport", Birth, 7), ("reports-below", Birth, 5),
        ("aggregates", $"unit=P&indicators=births,birth_rate&{January}&views=yearBefore,cumulative", 2),
        ("contributions", $"unit=P&indicators=birth_rate&{January}", 6),
        ("outliers", $"unit=P&indicators=births&{January}&over=UNITS", 0), ("aggregated-reports", "", 3), ("reports", "", 6),
        ("status-matrix", $"unit=P&regime=r&{January}", 6),
        ("signatures", "", 0), ("lateness", "unit=P", 3), ("compliance", "unit=P&by=UNIT,PERIOD", 6),
        ("ranking", "unit=P", 6), ("compliance-points", "unit=P", 6), ("usage-reports", "", 0), ("complaints", "", 0),
        ("publications", "", 0), ("indicators", "", 7), ("units", "", 6),
    ];

    [Fact]
    public async Task F3_every_export_is_the_same_as_csv_and_as_a_workbook_and_cites_its_source()
    {
        await using var town = await Told();
        await town.Host.As(Gives).See("/api/reports");
        var listed = (await town.Host.Get("/api/exports/none.csv", 404)).GetProperty("detail").GetString()!;
        Assert.EndsWith($": chỉ có {string.Join(", ", Known.Select(one => one.Name))}, dạng csv hoặc xlsx.", listed, StringComparison.Ordinal);
        var counted = new List<(string, int)>();
        foreach (var (name, query, _) in Known)
        {
            var csv = Rows(await Bytes(town.Host, $"/api/exports/{name}.csv?{query}"));
            counted.Add((name, csv.Length - 1));
            var sheet = Sheet(await Bytes(town.Host, $"/api/exports/{name}.xlsx?{query}"));
            // Each export is kept as an event, so the second one is of a later position.
            var position = Array.IndexOf(csv[0], "position");
            string Text(string[] row) => string.Join('|', row.Where((_, i) => i != position));
            Assert.Equal(csv.Select(Text), sheet.Select(Text));
            if (name is "units" or "indicators")
                continue;
            Assert.Equal("use", csv[0][^1]);
            Assert.All(csv[1..], row => Assert.Equal("Chỉ dùng cho công vụ", row[^1]));
            Assert.Contains(csv[0], column => column is "position" or "positions" or "as_of");
        }
        Assert.True(Known.Select(one => (one.Name, one.RowCount)).SequenceEqual(counted), string.Join(", ", counted));
    }

    [Fact]
    public async Task F3_an_indicator_by_formula_is_exported_with_its_formula_and_what_it_divides()
    {
        await using var town = await Told();
        await town.Host.As(Gives).See("/api/reports");
        var row = Only(await Table(town.Host, $"/api/exports/aggregates.csv?unit=D1&indicators=birth_rate&{January}"));
        Assert.Equal(
            ("22.5", "births / people * 1000", "9", "400", "2"),
            (row["value"], row["formula"], row["numerator"], row["denominator"], row["contributors"]));
        Assert.NotEqual("", row["position"]);
        var below = await Table(town.Host, $"/api/exports/reports-below.csv?{Birth}");
        Assert.Equal(
            ["1 D1 false", "2 C1 true", "2 C2 true", "1 D2 false", "2 C3 true"],
            below.Select(one => $"{one["depth"]} {one["unit"]} {one["leaf_figure"]}"));
    }

    [Fact]
    public async Task F3_the_signature_column_says_how_it_is_judged_and_who_signed()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        await town.Sign(id);
        await town.Host.As(SigningTown.Accepts).Post($"/api/reports/{id}/accept", new { }, 200);
        var row = await Signed(town);
        Assert.Equal(
            ("VALID", "none", SigningTown.Leader, "Cán bộ"), (row["signature"], row["seal"], row["signed_by"], row["signer"]));
        await town.Host.As("admin").Move("2026-01-04T00:00:00Z");
        town.Authority.Revoke(town.FileOf(SigningTown.Leader).Signer.Serial, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var now = new DateTimeOffset(2026, 1, 3, 0, 0, 0, TimeSpan.Zero);
        town.Authority.IssueLists(now, now.AddDays(300));
        for (var i = 0; i < 200 && (row = await Signed(town))["signature"] == "VALID"; i++)
            await Task.Delay(50, RunningHost.Ct);
        Assert.Equal("INVALID", row["signature"]);
        var contribution = Only(await Table(
            town.Host, $"/api/exports/contributions.csv?unit=P&indicators=cases&{January}"));
        Assert.Equal(("INVALID", SigningTown.Leader), (contribution["signature"], contribution["signed_by"]));
        Assert.Equal("INVALID", Only(await Table(town.Host, "/api/exports/signatures.csv"))["signature"]);
    }

    [Fact]
    public async Task A_refusal_of_a_sum_is_a_refusal_and_no_file()
    {
        await using var town = await Told();
        var refused = await town.Host.As(Gives).Get(
            $"/api/exports/aggregates.csv?unit=P&indicators=births&{January}&unitOfMeasure=kg", 422);
        Assert.StartsWith("measure.", refused.GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string>> Signed(SigningTown town)
    {
        await town.Settle();
        return Only(await Table(town.Host.As(Town.Gives), $"/api/exports/figures.csv?{January}"));
    }

    /// <summary>A chain of three levels, one leaf of it corrected.</summary>
    private static async Task<ChainTown> Told()
    {
        var town = await Start();
        await town.Filed("C1", ("people", 100), ("births", 2));
        await town.Filed("C2", ("people", 300), ("births", 3));
        await town.Filed("C3", ("people", 200), ("births", 5));
        foreach (var unit in (string[])["D1", "D2", "P"])
            await town.Totalled(unit);
        await town.Corrected("C1", () => town.Enter("C1", ("births", 6)));
        return town;
    }

    private static Dictionary<string, string> Only(Dictionary<string, string>[] table) => Assert.Single(table);

    private static async Task<Dictionary<string, string>[]> Table(RunningHost host, string path)
    {
        var rows = Rows(await Bytes(host, path));
        return [.. rows[1..].Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    // No cell of these has a comma or a line end but lists, which are quoted.
    private static string[][] Rows(byte[] csv) =>
    [
        .. System.Text.Encoding.UTF8.GetString(csv).TrimStart('\ufeff').TrimEnd().Split("\r\n").Select(line =>
            line.Split('"').SelectMany((part, i) => i % 2 == 1 ? [part.Replace(",", "\u0001", StringComparison.Ordinal)] : new[] { part })
                .Aggregate("", string.Concat).Split(',')
                .Select(cell => cell.Replace("\u0001", ",", StringComparison.Ordinal)).ToArray()),
    ];

    private static string[][] Sheet(byte[] workbook)
    {
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        using var archive = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        return
        [
            .. XDocument.Load(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open()).Descendants(main + "row")
                .Select(row => row.Elements(main + "c").Select(cell => cell.Value).ToArray()),
        ];
    }

    private static async Task<byte[]> Bytes(RunningHost host, string path)
    {
        using var response = await host.Client.GetAsync(path, RunningHost.Ct);
        var bytes = await response.Content.ReadAsByteArrayAsync(RunningHost.Ct);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {System.Text.Encoding.UTF8.GetString(bytes)}");
        return bytes;
    }
}
