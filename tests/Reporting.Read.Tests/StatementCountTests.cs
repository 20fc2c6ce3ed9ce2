using System.Diagnostics;

namespace Reporting.Read.Tests;

/// <summary>A query costs one statement for each layer that has to be looked up, whatever is selected in it.</summary>
public sealed class StatementCountTests
{
    private const string Range = "from: \"2026-10-05\", to: \"2026-10-05\", periodKind: DAY";

    [Theory]
    [InlineData(1, "{ aggregates(indicators: [\"cases\"], unit: \"P\", RANGE) { position rows { value unit { code name } indicator { code name unitOfMeasure } } } }")]
    [InlineData(1, "{ figures(RANGE) { nodes { value unit { name } indicator { name } enteredBy { userName } signedBy { userName } } } }")]
    [InlineData(1, "{ figureHistory(unit: \"D1A\", indicator: \"cases\", period: \"2026-10-05\") { value enteredBy { userName } signedBy { userName } acceptedBy { displayName } } }")]
    [InlineData(1, "{ reports { nodes { state unit { code name } requestingUnit { code } } pageInfo { hasNextPage } } }")]
    [InlineData(2, "{ reports { totalCount nodes { state } } }")]
    [InlineData(2, "{ reports { nodes { unit { ancestors { code name } } } } }")]
    [InlineData(3, "{ units { nodes { parent { parent { code } } } } }")]
    [InlineData(1, "{ templates { nodes { name rows { indicator decimals } constraints { rule } } } }")]
    [InlineData(1, "{ regimes { nodes { code requestingUnit { name } } } }")]
    [InlineData(1, "{ auditTrail(unit: \"D1\") { nodes { type body unit { code } } } }")]
    [InlineData(2, "{ a: units { nodes { code } } b: indicators { nodes { code } } }")]
    public async Task A_query_takes_so_many_statements(int expected, string query)
    {
        await using var story = await Province.Begin();
        await (await story.Assign("D1A", "2026-10-05")).Accept(("cases", 3));
        query = query.Replace("RANGE", Range, StringComparison.Ordinal);
        Assert.StartsWith("{\"data\":", await Asked.Ask(story, query), StringComparison.Ordinal);

        var database = new Npgsql.NpgsqlConnectionStringBuilder(story.ConnectionString).Database;
        var count = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                var text = activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement");
                var name = activity.GetTagItem("db.namespace") ?? activity.GetTagItem("db.name");
                if (text is string && name as string == database)
                    Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        var before = await Statements(story, query, () => count);
        Assert.Equal(expected, before);
    }

    /// <summary>Settling asks the checkpoints; only what comes after it is the query's.</summary>
    private static async Task<int> Statements(Story story, string query, Func<int> count)
    {
        await story.Settle();
        var settling = count();
        await story.Settle();
        settling = count() - settling;
        var before = count();
        await Asked.Ask(story, query);
        return count() - before - settling;
    }
}
