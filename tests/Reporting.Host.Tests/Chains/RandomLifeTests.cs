using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Reporting.Host.Tests.Aggregation;
using Reporting.Host.Tests.Work;
using static Reporting.Host.Tests.Chains.ReportModel;

namespace Reporting.Host.Tests.Chains;

/// <summary>Random acts over the lives of some reports, over HTTP, allowed ones and others: the state is that of a table,
/// a refusal leaves nothing behind, and what is in force is the last accepted version.</summary>
public sealed class RandomLifeTests
{
    private static readonly string[] People = [ChainTown.Enters, ChainTown.Signs, ChainTown.Accepts, ChainTown.Gives];

    private static readonly int ActCount = Setting("LIVES_ACTS", 240);

    [Fact]
    public async Task E8_E9_whatever_is_done_to_reports_they_follow_the_table_and_a_refusal_stores_nothing()
    {
        // A failing run prints its seed; LIVES_SEED shows it again.
        var seed = Setting("LIVES_SEED", Random.Shared.Next());
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        await using var town = await ChainTown.Start();
        var lives = new Lives(town, new Random(seed), [new("C1", "2026-01"), new("C2", "2026-01"), new("C3", "2026-01")]);
        for (var i = 0; i < ActCount; i++)
        {
            await lives.Act($"seed {seed}, act {i}");
            if (i % 40 == 39)
                await lives.CompareAnswers($"seed {seed}, after act {i}");
        }
        Assert.True(lives.Done > ActCount / 4 && lives.Refused > ActCount / 20, $"{lives.Done} done, {lives.Refused} refused");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;

    private sealed class Lives(ChainTown town, Random random, List<ReportModel> reports)
    {
        private readonly Dictionary<string, AuthenticationHeaderValue> sessions = [];
        private int counter;

        public int Done { get; private set; }

        public int Refused { get; private set; }

        public async Task Act(string place)
        {
            var report = Of([.. reports.Where(one => one.State != "cancelled")]);
            // What is cancelled has no life any longer, so that happens seldom.
            string[] all = [.. Acts.Keys.Where(act => act != "cancel" || random.Next(8) == 0)];
            var act = random.Next(10) < 7 && all.Where(report.Allows).ToArray() is { Length: > 0 } allowed ? Of(allowed) : Of(all);
            var by = random.Next(10) == 0 ? Of(People) : Acts[act].By[0];
            var isSpoilt = random.Next(10) == 0;
            var isStale = act != "assign" && random.Next(12) == 0;
            var entered = new Dictionary<string, decimal> { [Of(["people", "age"])] = ++counter + (random.Next(4) * 0.25m) };
            place += $": {by} {act} {report.Unit} {report.Period}, {report.State}{(isSpoilt ? ", spoilt" : "")}{(isStale ? ", stale" : "")}";

            var (before, _) = await Look(report);
            var key = Guid.NewGuid().ToString();
            var body = Body(report, act, entered, isSpoilt);
            var (status, said) = await Send(report, act, by, body, key, isStale ? "\"999\"" : null);
            var (after, told) = await Look(report);
            var mayBeDone = report.Allows(act) && Acts[act].By.Contains(by) && !(isSpoilt && CanSpoil(act)) && !isStale;
            if (mayBeDone)
            {
                Assert.True(status is 200 or 201 && after > before, $"{place}: {status} {said}");
                report.Did(act, entered);
                Done++;
                if (act == "cancel")
                    reports.Add(new ReportModel(report.Unit, $"2026-{1 + reports.Count(one => one.Unit == report.Unit):00}"));
            }
            else
            {
                // What is so already may be answered with success; nothing is stored then either.
                Assert.True(after == before, $"{place}: {status}, and {after - before} events were stored");
                Assert.True(status is 200 or 201 or 403 or 404 or 409 or 412 or 422, $"{place}: {status} {said}");
                Refused += status >= 400 ? 1 : 0;
            }
            Compare(report, told, place);
            if (random.Next(6) != 0)
                return;
            Assert.Equal(Answer(status, said), await Sent(report, act, by, body, key, isStale ? "\"999\"" : null));
            Assert.True(after == (await Look(report)).Events, $"{place}: the same request again stored something");
        }

        // Two refusals of one request differ in the id of the request.
        private static (int, string?) Answer(int status, string said) =>
            status < 400 ? (status, said) : (status, JsonDocument.Parse(said).RootElement.GetProperty("code").GetString());

        private async Task<(int, string?)> Sent(
            ReportModel report, string act, string by, object body, string key, string? ifMatch)
        {
            var (status, said) = await Send(report, act, by, body, key, ifMatch);
            return Answer(status, said);
        }

        /// <summary>What the read side says of all of them is the same.</summary>
        public async Task CompareAnswers(string place)
        {
            await town.Host.As(ChainTown.Gives).See("/api/inbox");
            var data = await town.Ask(
                """
                { reports { nodes { unit { code } period state } }
                  figures(from: "2026-01", to: "2026-12", periodKind: MONTH, first: 200) { nodes { unit { code } period indicator { code } value version } }
                  aggregates(indicators: ["people"], unit: "P", from: "2026-01", to: "2026-12", periodKind: MONTH) { rows { value } } }
                """);
            var known = reports.Where(report => report.State != "not_assigned").ToList();
            Assert.Equal(
                known.Select(report => $"{report.Unit} {report.Period} {report.State}").Order(),
                Nodes(data, "reports").Select(row =>
                    $"{row.GetProperty("unit").GetProperty("code")} {row.GetProperty("period")} {row.GetProperty("state").GetString()!.ToLowerInvariant()}")
                    .Order());
            var figures = known.Where(report => report.InForce is not null).SelectMany(report => report.InForce!.Value.Cells.Select(
                cell => string.Create(CultureInfo.InvariantCulture, $"{report.Unit} {report.Period} {cell.Key} {cell.Value:0.##} {report.InForce.Value.Version}")));
            Assert.Equal(figures.Order(), Nodes(data, "figures").Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"{row.GetProperty("unit").GetProperty("code")} {row.GetProperty("period")} {row.GetProperty("indicator").GetProperty("code")} {row.GetProperty("value").GetDecimal():0.##} {row.GetProperty("version")}"))
                .Order());
            decimal[] people = [.. known.Where(report => report.InForce?.Cells.ContainsKey("people") == true)
                .Select(report => report.InForce!.Value.Cells["people"])];
            var sum = data.GetProperty("aggregates").GetProperty("rows").EnumerateArray()
                .Select(row => row.GetProperty("value")).Where(value => value.ValueKind == JsonValueKind.Number).Sum(value => value.GetDecimal());
            Assert.True(people.Sum() == sum, $"{place}: {people.Sum()} in force, {sum} summed up");
        }

        private static void Compare(ReportModel report, JsonElement told, string place)
        {
            if (report.State == "not_assigned")
                return;
            Assert.True(report.State == told.GetProperty("state").GetString(), $"{place}: it is {told.GetProperty("state")}");
            Assert.True(report.Version == told.GetProperty("version").GetInt32(), $"{place}: version {told.GetProperty("version")}");
            Assert.True(Same(report.Cells, told.GetProperty("cells")), $"{place}: {told.GetProperty("cells")}");
            var inForce = told.GetProperty("inForce");
            Assert.True(
                report.InForce is { } accepted
                    ? accepted.Version == inForce.GetProperty("version").GetInt32() && Same(accepted.Cells, inForce.GetProperty("cells"))
                    : inForce.ValueKind == JsonValueKind.Null,
                $"{place}: in force is {inForce}");
        }

        private static bool Same(Dictionary<string, decimal> cells, JsonElement told) =>
            told.EnumerateObject().Count() == cells.Count && told.EnumerateObject().All(cell =>
                cells.TryGetValue(cell.Name, out var value)
                && value == decimal.Parse(cell.Value.GetString()!, CultureInfo.InvariantCulture));

        private static bool CanSpoil(string act) =>
            act is "enter" or "reject" or "return" or "request-correction" or "deny-correction" or "withdraw" or "cancel";

        private static object Body(ReportModel report, string act, Dictionary<string, decimal> entered, bool isSpoilt) => act switch
        {
            "assign" => new { unit = report.Unit, regime = "r", period = report.Period, dueAt = "2027-03-01T00:00:00Z" },
            "enter" when isSpoilt => new { cells = new Dictionary<string, object> { ["people"] = 1.234m, ["nobody"] = 1 } },
            "enter" => new { cells = entered },
            _ when CanSpoil(act) => new { reason = isSpoilt ? " " : $"vì {entered.Values.Single()}" },
            _ => new { },
        };

        private async Task<(long Events, JsonElement Told)> Look(ReportModel report)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/reports/{report.Id}");
            request.Headers.Authorization = Session(ChainTown.Gives);
            using var answer = await town.Host.Client.SendAsync(request, RunningHost.Ct);
            var text = await answer.Content.ReadAsStringAsync(RunningHost.Ct);
            return answer.Headers.ETag is { } tag
                ? (long.Parse(tag.Tag.Trim('"'), CultureInfo.InvariantCulture), JsonDocument.Parse(text).RootElement)
                : (0, default);
        }

        private async Task<(int Status, string Said)> Send(
            ReportModel report, string act, string by, object body, string key, string? ifMatch)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/reports/{report.Id}/{act}")
            {
                Content = JsonContent.Create(body),
            };
            request.Headers.Authorization = Session(by);
            request.Headers.Add("Idempotency-Key", key);
            if (ifMatch is not null)
                request.Headers.Add("If-Match", ifMatch);
            using var answer = await town.Host.Client.SendAsync(request, RunningHost.Ct);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(RunningHost.Ct));
        }

        private AuthenticationHeaderValue Session(string by) => sessions.TryGetValue(by, out var known) ? known
            : sessions[by] = town.Host.As(by).Client.DefaultRequestHeaders.Authorization!;

        private static JsonElement.ArrayEnumerator Nodes(JsonElement data, string list) =>
            data.GetProperty(list).GetProperty("nodes").EnumerateArray();

        private T Of<T>(T[] many) => many[random.Next(many.Length)];
    }
}
