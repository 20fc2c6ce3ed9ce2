using System.Text.Json;
using Reporting.Domain.Reports;

namespace Reporting.Read.Tests.Entries;

/// <summary>E1, E10: where figures come from, and what is attached, as GraphQL tells it.</summary>
public sealed class EntriesTests
{
    private const string Day = "2026-10-05";
    private static readonly string File = new('f', 64);

    private static FiguresEntered Entered(
        ToldReport report, int version, FigureSource? source, params EnteredCell[] cells) =>
        new(report.Id, version, [.. cells], [], Province.AccountOf("enterer"), null, source);

    private static async Task<(Story, ToldReport)> Told()
    {
        var story = await Province.Begin();
        await story.Account("enterer");
        var report = await story.Assign("D1A", Day);
        await report.Happens(Entered(report, 1, new FigureSource(SourceKind.Import, "a.xlsx", File), new("cases", 3), new("beds", 7)));
        await report.Happens(Entered(report, 1, null, new("beds", 0, IsNil: true), new("staff", 3, IsDerived: true)));
        await report.Accept(("beds", 0), ("cases", 3));
        await report.Happens(Entered(report, 2, new FigureSource(SourceKind.System, "LGSP"), new EnteredCell("cases", 4)));
        await report.Accept(("beds", 0), ("cases", 4));
        await story.Settle();
        return (story, report);
    }

    [Fact]
    public async Task E1_Each_version_of_a_figure_says_whence_it_was_entered()
    {
        var (story, _) = await Told();
        await using var its = story;
        Assert.Equal(
            ["import ffff False", "system  False"],
            (await History(story, "cases")).Select(v => $"{v.Source} {v.File} {v.IsNil}"));
        Assert.Equal(
            ["hand  True", "hand  True"], (await History(story, "beds")).Select(v => $"{v.Source} {v.File} {v.IsNil}"));
        var figures = (await Asked.Data(
            story, $"{{ figures(from: \"{Day}\", to: \"{Day}\", periodKind: DAY) {{ nodes {{ indicator {{ code }} source isNil }} }} }}"))
            .GetProperty("figures").GetProperty("nodes");
        Assert.Equal(
            ["beds hand True", "cases system False"],
            figures.EnumerateArray().Select(f =>
                $"{f.GetProperty("indicator").GetProperty("code")} {f.GetProperty("source")} {f.GetProperty("isNil")}").Order());
    }

    [Fact]
    public async Task E1_A_report_lists_its_entries_the_newest_first()
    {
        var (story, _) = await Told();
        await using var its = story;
        var entries = (await Report(story, "entries { version source sourceName sourceFile enteredBy cells nil derived }"))
            .GetProperty("entries");
        Assert.Equal(
            [
                "2 system LGSP  enterer [\"cases\"] [] []",
                "1 hand   enterer [\"beds\",\"staff\"] [\"beds\"] [\"staff\"]",
                $"1 import a.xlsx {File} enterer [\"cases\",\"beds\"] [] []",
            ],
            entries.EnumerateArray().Select(e => string.Join(' ', ((string[])[
                "version", "source", "sourceName", "sourceFile", "enteredBy", "cells", "nil", "derived"])
                .Select(name => e.GetProperty(name).ToString()))));
    }

    [Fact]
    public async Task E10_A_report_lists_the_files_that_were_not_removed()
    {
        var (story, report) = await Told();
        await using var its = story;
        Assert.Empty((await Report(story, "attachments { number }")).GetProperty("attachments").EnumerateArray());
        foreach (var (number, name) in ((int, string)[])[(1, "a.pdf"), (2, "b.pdf")])
            await report.Happens(new FileAttached(
                report.Id, 2, number, name, "application/pdf", 10, File, number == 1 ? null : "ClamAV 1", Province.AccountOf("enterer")));
        await report.Happens(new FileRemoved(report.Id, 2, 1, Province.AccountOf("enterer")));
        await story.Settle();
        var file = Assert.Single((await Report(story, "attachments { number name length scannedBy addedBy addedAt }"))
            .GetProperty("attachments").EnumerateArray());
        Assert.Equal(
            "2 b.pdf 10 ClamAV 1 enterer",
            $"{file.GetProperty("number")} {file.GetProperty("name")} {file.GetProperty("length")} {file.GetProperty("scannedBy")} {file.GetProperty("addedBy")}");
        Assert.EndsWith("Z", file.GetProperty("addedAt").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task E0_A_nil_return_counts_as_reported_in_sums()
    {
        var (story, _) = await Told();
        await using var its = story;
        await (await story.Assign("D1B", Day)).Accept(("beds", 5), ("cases", 1));
        await story.Settle();
        var row = (await Asked.Data(
            story, $"{{ aggregates(indicators: [\"beds\"], unit: \"P\", from: \"{Day}\", to: \"{Day}\", periodKind: DAY) {{ rows {{ value contributors missing }} }} }}"))
            .GetProperty("aggregates").GetProperty("rows")[0];
        Assert.Equal("5 2 0", $"{row.GetProperty("value")} {row.GetProperty("contributors")} {row.GetProperty("missing")}");
    }

    private static async Task<JsonElement> Report(Story story, string fields) =>
        (await Asked.Data(story, $"{{ reports {{ nodes {{ {fields} }} }} }}")).GetProperty("reports").GetProperty("nodes")[0];

    private static async Task<IEnumerable<(string? Source, string? File, bool IsNil)>> History(Story story, string indicator) =>
        (await Asked.Data(
            story, $"{{ figureHistory(unit: \"D1A\", indicator: \"{indicator}\", period: \"{Day}\") {{ source sourceFile isNil }} }}"))
            .GetProperty("figureHistory").EnumerateArray().Select(v => (
                v.GetProperty("source").GetString(), v.GetProperty("sourceFile").GetString()?[..4], v.GetProperty("isNil").GetBoolean()));
}
