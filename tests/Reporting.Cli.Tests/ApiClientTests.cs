using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Tests;

/// <summary>The client against a server that answers what the test says, one answer after the other.</summary>
public sealed class ApiClientTests
{
    private static readonly ReadOnlyMemory<byte> Body = "{}"u8.ToArray();

    [Theory]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(0)]
    public async Task What_fails_for_the_moment_is_sent_again_under_the_same_key(int status)
    {
        await using var server = await Scripted.Start([status, status, 200]);
        using var client = new ApiClient(server.Address);
        var answer = await client.Post(SignedIn(), "/api/units", Body, "k1", TestContext.Current.CancellationToken);
        Assert.Equal("{}"u8.ToArray(), answer);
        Assert.Equal(["Bearer t k1", "Bearer t k1", "Bearer t k1"], server.Seen);
    }

    [Fact]
    public async Task A_refusal_is_said_with_its_code_and_not_sent_again()
    {
        await using var server = await Scripted.Start([422]);
        using var client = new ApiClient(server.Address);
        var refused = await Assert.ThrowsAsync<ApiRefusalException>(() =>
            client.Post(SignedIn(), "/api/units", Body, "k1", TestContext.Current.CancellationToken));
        Assert.Equal("POST /api/units: 422 unit.code-taken The code is taken.", refused.Message);
        Assert.Single(server.Seen);
    }

    [Fact]
    public async Task A_session_whose_token_ran_out_signs_in_once_more()
    {
        await using var server = await Scripted.Start([401, 201, 200]);
        using var client = new ApiClient(server.Address);
        await client.Post(SignedIn(), "/api/units", Body, "k1", TestContext.Current.CancellationToken);
        Assert.Equal(["Bearer t k1", " ", "Bearer new k1"], server.Seen);
    }

    private static Session SignedIn() => new("ana", "pass") { Token = "t" };

    private sealed class Scripted : IAsyncDisposable
    {
        private readonly WebApplication app;

        private Scripted(WebApplication app) => this.app = app;

        public Uri Address => new(app.Urls.Single());

        /// <summary>Of each request: who sent it, and under which key.</summary>
        public ConcurrentQueue<string> Seen { get; } = new();

        /// <param name="script">The status of each answer; 0 breaks the connection.</param>
        public static async Task<Scripted> Start(int[] script)
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            var server = new Scripted(builder.Build());
            var statuses = new ConcurrentQueue<int>(script);
            server.app.Run(http => server.Answer(http, statuses.TryDequeue(out var status) ? status : 500));
            await server.app.StartAsync(TestContext.Current.CancellationToken);
            return server;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();

        private async Task Answer(HttpContext http, int status)
        {
            Seen.Enqueue($"{http.Request.Headers.Authorization} {http.Request.Headers["Idempotency-Key"]}");
            if (status == 0)
            {
                http.Abort();
                return;
            }
            http.Response.StatusCode = status;
            await http.Response.WriteAsync(status switch
            {
                200 => "{}",
                201 => """{"token": "new"}""",
                422 => """{"code": "unit.code-taken", "detail": "The code is taken."}""",
                _ => "",
            });
        }
    }
}
