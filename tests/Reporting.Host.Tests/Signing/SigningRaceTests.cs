using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Reporting.Domain.Accounts;
using Reporting.Signatures;
using Reporting.Write.Accounts;

namespace Reporting.Host.Tests.Signing;

/// <summary>Two signers of one version, and hosts that die while a signature is held.</summary>
public sealed class SigningRaceTests
{
    [Fact]
    public async Task Of_two_signers_of_one_version_one_signs_and_the_other_meets_a_conflict()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        await town.Bind(SigningTown.Deputy);
        for (var month = 1; month <= 8; month++)
        {
            var id = await town.Submitted($"2026-{month:00}");
            var first = await town.Ask(id, SigningTown.Leader);
            var second = await town.Ask(id, SigningTown.Deputy);
            var answers = await Task.WhenAll(
                Sign(town, id, SigningTown.Leader, first), Sign(town, id, SigningTown.Deputy, second));
            Assert.Equal([200, 409], answers.Order());
            Assert.Equal(1, (await town.Types(id)).Count(type => type == "report_signed"));
        }
    }

    [Fact]
    public async Task A_signature_that_is_sent_twice_signs_once()
    {
        await using var town = await SigningTown.Start();
        await town.Bind(SigningTown.Leader);
        var id = await town.Submitted();
        var asked = await town.Ask(id, SigningTown.Leader);
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Sign(town, id, SigningTown.Leader, asked)));
        Assert.All(answers, status => Assert.Equal(200, status));
        Assert.Equal(1, (await town.Types(id)).Count(type => type == "report_signed"));
    }

    [Fact]
    public async Task What_one_host_held_the_next_one_judges()
    {
        var database = await TestKit.TestPostgres.CreateDatabase(RunningHost.Ct);
        var folder = Directory.CreateTempSubdirectory("reporting-signing-tests-");
        Guid id;
        await using (var town = await SigningTown.Start(withLists: false, change: options => options with
        {
            ConnectionString = database, SignatureInterval = TimeSpan.FromMinutes(10),
        }))
        {
            await town.Bind(SigningTown.Leader);
            id = await town.Submitted();
            await town.Sign(id);
            Assert.Equal("signature_held", (await town.Types(id))[^1]);
            town.Authority.IssueLists(
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero));
            Copy(Path.Combine(town.Host.Folder, "demo-ca"), folder.FullName);
        }
        await using var next = await RunningHost.Start(database: database, change: options => options with
        {
            TrustFolder = Path.Combine(folder.FullName, "trust"), SignatureInterval = TimeSpan.FromMilliseconds(100),
        });
        for (var i = 0; i < 600; i++)
        {
            var report = await next.As(Work.Town.Gives).Get($"/api/reports/{id}", 200);
            if (report.GetProperty("state").GetString() == "sent")
            {
                folder.Delete(recursive: true);
                return;
            }
            await Task.Delay(50, RunningHost.Ct);
        }
        Assert.Fail("The next host did not judge it.");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task<int> Sign(SigningTown town, Guid report, string by, (Guid Request, byte[] Payload) asked)
    {
        var token = town.Host.Host.Services.GetRequiredService<Sessions>().Start(
            Account.IdOf(by), "operator", isRestricted: false, TimeSpan.FromHours(1), null, null, RunningHost.Ct);
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/reports/{report}/sign")
        {
            Content = JsonContent.Create(new { request = asked.Request, cms = town.Cms(by, asked.Payload) }),
        };
        message.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        message.Headers.Authorization = new("Bearer", (await token).Token);
        using var answer = await town.Host.Client.SendAsync(message, RunningHost.Ct);
        return (int)answer.StatusCode;
    }
}
