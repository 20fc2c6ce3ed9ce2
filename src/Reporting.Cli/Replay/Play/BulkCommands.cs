using System.Net;
using System.Text.Json;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Replay.Play;

/// <summary>Gives one verb to many reports in one request.</summary>
internal sealed class BulkCommands(ApiClient api, Tally tally)
{
    /// <summary>The most items that one request carries.</summary>
    public const int ItemCountMax = 1000;

    private const int AttemptCountMax = 8;

    /// <summary>
    /// The answers in the order of the items. Items that failed for the moment are sent again with the whole request
    /// under the same key: those that were done answer as before.
    /// </summary>
    public async Task<ItemAnswer[]> Send(
        Session session, string verb, string key, IReadOnlyList<Step> steps, Action<Utf8JsonWriter, Step> write,
        CancellationToken ct)
    {
        var body = JsonBody.Of(json =>
        {
            json.WriteStartArray("items");
            foreach (var step in steps)
            {
                json.WriteStartObject();
                if (step.Filing.Id is { } id)
                    json.WriteString("report", id);
                write(json, step);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        });
        tally.Items(steps.Count);
        for (var attempt = 1; ; attempt++)
        {
            var bytes = await api.Post(session, "/api/reports/bulk/" + verb, body, key, ct);
            var answers = BulkAnswer.Read(bytes, steps.Count);
            if (attempt == AttemptCountMax
                || !answers.Any(answer => ApiClient.IsPassing((HttpStatusCode)answer.Status)))
            {
                tally.Seen(answers.Max(answer => answer.Position));
                return answers;
            }
            await Task.Delay(ApiClient.Backoff(attempt), ct);
        }
    }
}
