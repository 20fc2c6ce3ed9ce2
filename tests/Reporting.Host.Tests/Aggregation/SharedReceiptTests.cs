using System.Security.Cryptography;
using System.Text;
using Reporting.Host.Ledger;
using Reporting.Write.Receipts;
using static Reporting.Host.Tests.Aggregation.ChainTown;

namespace Reporting.Host.Tests.Aggregation;

/// <summary>The hosts of one store give receipts under one key, now and after a restart (E8).</summary>
public sealed class SharedReceiptTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reporting-receipt-tests-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task E8_a_receipt_of_one_host_is_known_by_the_others_and_after_a_restart()
    {
        await using var town = await Start();
        await town.Filed("C1", ("people", 100));
        var first = await Receipts(town.Host);
        string key;
        await using (var second = await Beside(town.Host))
        {
            key = (await second.Get("/api/receipts/key", 200)).GetProperty("publicKey").GetString()!;
            Assert.Equal((await town.Host.Get("/api/receipts/key", 200)).GetProperty("publicKey").GetString(), key);
            // The same receipts, whoever is asked, and each signature is good under the key that any of them tells.
            Assert.Equal(first.Select(one => one.Payload), (await Receipts(second)).Select(one => one.Payload));
            Assert.All(await Receipts(second), one => Assert.True(IsGood(one, key)));
        }
        Assert.All(first, one => Assert.True(IsGood(one, key)));
        await using var again = await Beside(town.Host);
        Assert.Equal(key, (await again.Get("/api/receipts/key", 200)).GetProperty("publicKey").GetString());
        Assert.All(await Receipts(again), one => Assert.True(IsGood(one, key)));
        Assert.DoesNotContain(first, one => IsGood((one.Payload + " ", one.Signature), key));
    }

    [Fact]
    public void Of_hosts_that_begin_together_one_makes_the_key_and_all_have_it()
    {
        var shared = folder.CreateSubdirectory("shared");
        var ids = new string[16];
        Parallel.For(0, ids.Length, i =>
        {
            using var key = new ReceiptKey(shared, folder.CreateSubdirectory($"own-{i}"));
            ids[i] = key.KeyId;
        });
        Assert.Single(ids.Distinct());
        var file = Assert.Single(shared.GetFiles());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
        // One that an earlier version kept for itself goes on.
        var own = folder.CreateSubdirectory("earlier");
        file.CopyTo(Path.Combine(own.FullName, file.Name));
        using var moved = new ReceiptKey(folder.CreateSubdirectory("later"), own);
        Assert.Equal(ids[0], moved.KeyId);
    }

    private static Task<RunningHost> Beside(RunningHost host) => RunningHost.Start(
        database: host.Database, change: options => options with
        {
            Ledger = new LedgerOptions { Folder = Path.Combine(host.Folder, "ledger") },
        });

    private static async Task<(string Payload, string Signature)[]> Receipts(RunningHost host) =>
    [
        .. (await host.As(Enters).Get($"/api/reports/{Report("C1")}/receipts", 200)).EnumerateArray().Select(one =>
            (one.GetProperty("payload").GetString()!, one.GetProperty("signature").GetString()!)),
    ];

    private static bool IsGood((string Payload, string Signature) receipt, string key)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(key);
        return ecdsa.VerifyData(
            Encoding.UTF8.GetBytes(receipt.Payload), Convert.FromBase64String(receipt.Signature), HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence);
    }
}
