using System.Collections.Concurrent;
using System.Diagnostics;

namespace Reporting.Read.Tests;

/// <summary>The statements that a story's database gets, while this is watched.</summary>
internal sealed class Statements : IDisposable
{
    private readonly ActivityListener listener;
    private readonly ConcurrentQueue<string> texts = [];

    public Statements(Story story)
    {
        var database = new Npgsql.NpgsqlConnectionStringBuilder(story.ConnectionString).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                var text = activity.GetTagItem("db.query.text") ?? activity.GetTagItem("db.statement");
                var name = activity.GetTagItem("db.namespace") ?? activity.GetTagItem("db.name");
                if (text is string statement && name as string == database)
                    texts.Enqueue(statement);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public IReadOnlyList<string> Texts => [.. texts];

    /// <summary>What a query makes the database do.</summary>
    public static async Task<IReadOnlyList<string>> Of(Story story, string query)
    {
        using var statements = new Statements(story);
        await Asked.Data(story, query);
        return statements.Texts;
    }

    public void Dispose() => listener.Dispose();
}
