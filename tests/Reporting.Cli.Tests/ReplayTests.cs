using System.Net.Http.Headers;
using Reporting.Host.Operators;
using Reporting.Cli.Tests.DataSets;
using Reporting.Domain.Accounts;
using Reporting.Host;
using Reporting.TestKit;

namespace Reporting.Cli.Tests;

/// <summary>The whole path: real reports through the public REST API, published totals out of GraphQL.</summary>
public sealed class ReplayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_projects_own_reports_come_to_the_totals_that_were_worked_out_apart()
    {
        var run = await CommandLine.Run(Ct, "replay", DataSetFolder.Own);
        Assert.Equal((0, "totals: 1043 equal, 3 exceptions (as listed)"), (run.ExitCode, run.LastLine));
        Assert.Contains(
            run.Output,
            line => line.StartsWith("units 10, report versions 251, commands 1,", StringComparison.Ordinal));
    }

    /// <summary>The first ones are signed with certificates; those of the chain below are not.</summary>
    [Theory]
    [InlineData("italy-first-60-days", "totals: 1855 equal, 32 exceptions (as listed)", "--signed")]
    [InlineData("vaccine-january", "totals: 336 equal, 0 exceptions (as listed)")]
    public async Task Real_reports_come_to_the_totals_that_their_publisher_published(
        string dataSet, string lastLine, params string[] options)
    {
        var folder = SharedFolder.Find("datasets/" + dataSet);
        Assert.SkipUnless(folder is not null, SharedFolder.SkipReason);
        var run = await CommandLine.Run(Ct, ["replay", folder!, .. options]);
        Assert.Equal((0, lastLine), (run.ExitCode, run.LastLine));
    }

    /// <summary>E3: region, macro area, nation; commune, cluster, city.</summary>
    [Theory]
    [InlineData("", "chain: 102 reports made from others, 339 cells equal to the direct totals, 0 different")]
    [InlineData(
        "italy-first-60-days", "chain: 360 reports made from others, 3,990 cells equal to the direct totals, 0 different")]
    public async Task E3_Reports_that_go_up_a_chain_come_to_the_direct_totals(string dataSet, string lastLine)
    {
        var folder = dataSet.Length == 0 ? DataSetFolder.Own : SharedFolder.Find("datasets/" + dataSet);
        Assert.SkipUnless(folder is not null, SharedFolder.SkipReason);
        var run = await CommandLine.Run(Ct, "replay", folder!, "--chain");
        Assert.Equal((0, lastLine), (run.ExitCode, run.LastLine));
        Assert.Contains(run.Output, line => line.StartsWith("totals: ", StringComparison.Ordinal) && line.EndsWith(
            "(as listed)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_that_differs_in_one_digit_is_found_and_named()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        folder.Replace("totals.csv", "X02,2026-07,,5.584,4.278", "X02,2026-07,,5.584,4.279");
        var run = await CommandLine.Run(Ct, "replay", folder.Path);
        Assert.Equal((1, "totals: 1042 equal, 4 exceptions (1 not as listed)"), (run.ExitCode, run.LastLine));
        Assert.Contains(
            "differs: X02 2026-07 final thu_noi_dia: computed 4.278, published 4.279, not listed in exceptions.csv",
            run.Output);
    }

    [Fact]
    public async Task What_the_rules_refuse_is_named_with_its_line()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        folder.Replace("reports.csv", "2026-07-18T02:15:00Z,5.584,4.278", "2026-07-18T02:15:00Z,5.584,4.279");
        var run = await CommandLine.Run(Ct, "replay", folder.Path);
        Assert.Equal((1, "refused: 1 in all; the totals were not checked"), (run.ExitCode, run.LastLine));
        Assert.Contains(run.Output, line => line.StartsWith(
            "refused: line 3: submit kt-thang X02 2026-07: 422 report.constraint-broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_data_set_is_said_with_its_line_before_anything_starts()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        folder.Replace("reports.csv", "27.199", "27.199x");
        var run = await CommandLine.Run(Ct, "replay", folder.Path);
        Assert.Equal(
            (2, "reports.csv line 2: '27.199x' in the column 'thu_ngan_sach' is not a number."),
            (run.ExitCode, run.Errors.Trim()));
    }

    [Fact]
    public async Task A_kept_store_must_be_a_fresh_one()
    {
        using var folder = new DataSetFolder(DataSetFolder.Own);
        var run = await CommandLine.Run(Ct, "replay", DataSetFolder.Own, "--keep", folder.Path);
        Assert.Equal(
            (1, $"{folder.Path} is not empty; a replay needs a fresh store."), (run.ExitCode, run.Errors.Trim()));
    }

    [Fact]
    public async Task A_kept_store_is_served_like_any_other()
    {
        var folder = Path.Combine(Path.GetTempPath(), "reporting-keep-" + Path.GetRandomFileName());
        try
        {
            var run = await CommandLine.Run(Ct, "replay", DataSetFolder.Own, "--keep", folder);
            Assert.Equal(0, run.ExitCode);
            var options = new HostOptions { DataFolder = folder, Url = "http://127.0.0.1:0" };
            await using var host = await ReportingHost.Build(options, Ct);
            await host.Start(Ct);
            using var client = new HttpClient { BaseAddress = new Uri(host.Url) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
                "Bearer", await OperatorToken.Issue(options, Role.Read, "analyst", Ct));
            Assert.Contains(
                "\"state\":\"withdrawn\"", await client.GetStringAsync("/api/reports?period=2026-08-09", Ct),
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
