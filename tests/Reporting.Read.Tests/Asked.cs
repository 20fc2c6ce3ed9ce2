using System.Buffers;
using System.Text;
using System.Text.Json;
using Reporting.GraphQL;
using Reporting.Read.Projections;
using Reporting.Read.Reading;

namespace Reporting.Read.Tests;

/// <summary>GraphQL as the host asks it, without HTTP.</summary>
internal static class Asked
{
    public static readonly GraphQLEngine Engine = new(ReportingSchema.Make());

    /// <summary>Settles the projections and answers a query, with the rights of the whole province if nothing else is
    /// said.</summary>
    public static async Task<string> Ask(Story story, string query, ReadScope? scope = null)
    {
        await story.Settle();
        return await Answer(story, query, scope);
    }

    /// <summary>Answers a query from what the projections have read so far.</summary>
    public static async Task<string> Answer(Story story, string query, ReadScope? scope = null)
    {
        await using var projections = RunningProjections.Start(story.Db, story.Store, []);
        var output = new ArrayBufferWriter<byte>();
        await Engine.Execute(GraphQLRequest.Of(query), Context(story, projections, scope), output, Story.Ct);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>The data of a query that must go through.</summary>
    public static async Task<JsonElement> Data(Story story, string query, ReadScope? scope = null)
    {
        var answer = await Answer(story, query, scope);
        var response = JsonDocument.Parse(answer).RootElement;
        Assert.False(response.TryGetProperty("errors", out _), answer);
        return response.GetProperty("data");
    }

    /// <summary>The code of the first error of a query.</summary>
    public static async Task<string?> Code(Story story, string query, ReadScope? scope = null)
    {
        var answer = await Answer(story, query, scope);
        var response = JsonDocument.Parse(answer).RootElement;
        Assert.True(response.TryGetProperty("errors", out var errors), answer);
        return errors[0].GetProperty("extensions").GetProperty("code").GetString();
    }

    public static RequestContext Context(Story story, RunningProjections projections, ReadScope? scope = null)
    {
        var read = new ReadSide(story.Db, story.Store, projections, () => story.Caller().Today);
        return new RequestContext(new OneService(read), scope ?? story.Caller().Scope);
    }

    private sealed class OneService(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }
}
