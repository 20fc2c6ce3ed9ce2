using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Reporting.Host.Ledger;
using Reporting.Host.Tests;
using Reporting.Host.Tests.Signing;
using Reporting.Host.Tests.Work;
using Reporting.Signatures;
using Reporting.Signatures.Tests;

namespace Reporting.Ledger.Tests;

/// <summary>The newest checkpoint gets a time stamp of a real authority (openssl behind HTTP, RFC 3161) that others can check, and
/// nothing that is not one is kept.</summary>
public sealed class CheckpointStampTests : IDisposable
{
    private static readonly LedgerOptions Often = new()
    {
        Interval = TimeSpan.FromMilliseconds(20), StampInterval = TimeSpan.FromMilliseconds(100),
        StampAgainInterval = TimeSpan.FromMilliseconds(50),
    };

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-stamp-tests-");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_host_stamps_its_checkpoints_and_openssl_and_the_verifier_take_them()
    {
        await using var authority = await StampAuthority.Start();
        using var demo = Demo("authority");
        authority.Demo = demo;
        Name(demo, authority);
        var log = Path.Combine(folder.FullName, "ledger");
        string vkey;
        await using (var host = await RunningHost.Start(change: options => options with
        {
            TrustFolder = demo.TrustFolder, Ledger = Often with { Folder = log, Origin = "example.org/ledger" },
        }))
        {
            await host.Make();
            await Until(() => Stamps(log).Length > 0);
            var before = Stamps(log).Length;
            await host.Account("lan", ("sign", "C1"));
            await Until(() => Stamps(log).Length > before);
            vkey = (await host.Client.GetStringAsync("/ledger/vkey", Ct)).TrimEnd();
        }
        var kept = Directory.CreateDirectory(Path.Combine(folder.FullName, "kept")).FullName;
        var (year, root) = (Directory.GetDirectories(log).Single(one => Path.GetFileName(one) != "keys"),
            Path.Combine(demo.TrustFolder, "timestamp-roots", "root.crt"));
        foreach (var stamp in Stamps(log))
        {
            var note = Path.ChangeExtension(stamp, ".checkpoint");
            Assert.Equal(
                Path.GetFileNameWithoutExtension(stamp),
                $"{Checkpoint.Parse(SignedNote.Parse(await File.ReadAllBytesAsync(note, Ct)).Text).Size}");
            Assert.Contains("Verification: OK", await Openssl.Run(
                folder.FullName, "ts", "-verify", "-token_in", "-in", stamp, "-data", note, "-CAfile", root), StringComparison.Ordinal);
            File.Copy(note, Path.Combine(kept, Path.GetFileName(note)));
        }
        // Whoever keeps them can hold them against the log.
        Verifying.Proven(await Verifying.Run("log", year, "--vkey", vkey, "--history", kept));
        var changed = await File.ReadAllBytesAsync(Directory.GetFiles(kept)[0], Ct);
        changed[^20] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "changed"), changed, Ct);
        Assert.NotEqual(0, (await Openssl.Try("openssl", folder.FullName, null,
            "ts", "-verify", "-token_in", "-in", Stamps(log)[0], "-data", "changed", "-CAfile", root)).Code);
    }

    [Fact]
    public async Task An_authority_that_is_away_or_answers_wrongly_is_told_and_asked_again_and_nothing_is_kept()
    {
        await using var authority = await StampAuthority.Start();
        using var demo = Demo("authority");
        using var stranger = Demo("stranger");
        Name(demo, authority);
        await using var store = await LedgerStore.Open();
        await store.Append(3);
        await store.Publish();
        var said = new Said();
        using var http = new HttpClient();
        await using var stamper = new CheckpointStamper(
            store.Db, store.Shards, Often, http, TrustPolicy.Load(demo.TrustFolder), said);
        await said.Has("503");
        authority.Demo = stranger;
        await said.Has("does not come from an installed time-stamp authority");
        authority.Demo = demo;
        authority.Misread = query => Flipped(query, query.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x04, 0x20]) + 10);
        await said.Has("it is over something else");
        authority.Misread = query => Flipped(query, query.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x02, 0x10]) + 10);
        await said.Has("it has another nonce");
        Assert.Empty(Stamps(store.Folder));
        Assert.False(Directory.Exists(Path.Combine(await store.LogPath(), CheckpointStamper.Folder)));
        authority.Misread = null;
        await Until(() => Stamps(store.Folder).Length == 1);
        Assert.Equal("3.tst", Path.GetFileName(Stamps(store.Folder)[0]));
        // What is stamped is not stamped again.
        var asked = authority.Asked;
        await Task.Delay(500, Ct);
        Assert.Equal(asked, authority.Asked);
    }

    private DemoAuthority Demo(string name) =>
        DemoAuthority.Open(Path.Combine(folder.FullName, name), TimeProvider.System.GetUtcNow().AddDays(-30));

    private static void Name(DemoAuthority demo, StampAuthority authority)
    {
        var file = Path.Combine(demo.TrustFolder, "policy.json");
        var policy = JsonNode.Parse(File.ReadAllText(file))!;
        policy["timestampAddress"] = authority.Url.ToString();
        File.WriteAllText(file, policy.ToJsonString());
    }

    private static byte[] Flipped(byte[] query, int at)
    {
        query[at] ^= 1;
        return query;
    }

    private static string[] Stamps(string log) => Directory.Exists(log)
        ? Directory.GetFiles(log, "*.tst", SearchOption.AllDirectories) : [];

    private static async Task Until(Func<bool> holds)
    {
        for (var i = 0; !holds(); i++)
        {
            Assert.True(i < 1500, "It got no stamp.");
            await Task.Delay(20, Ct);
        }
    }

    /// <summary>What was logged.</summary>
    private sealed class Said : ILogger
    {
        private readonly List<string> lines = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (lines)
                lines.Add($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
        }

        public async Task Has(string part)
        {
            for (var i = 0; ; i++)
            {
                lock (lines)
                {
                    if (lines.Any(line => line.StartsWith("Warning", StringComparison.Ordinal)
                        && line.Contains(part, StringComparison.Ordinal)))
                        return;
                    Assert.True(i < 1500, $"{part}: {string.Join("; ", lines.Distinct())}");
                }
                await Task.Delay(20, Ct);
            }
        }
    }
}
