using System.Text;
using static Reporting.EventStore.Tests.Sample;

namespace Reporting.EventStore.Tests;

/// <summary>The leaf: RFC 6962 vectors, one entry worked out by another program, and the rows of a store.</summary>
public sealed class LeafHashTests : StoreTests
{
    // Computed with Python's hashlib over text put together by hand.
    private const string EntryText =
        "{\"at\":\"2026-11-22T03:30:00.120000Z\"," +
        "\"body\":\"c891f607e4fd444e3281953c4991f44157dcb2108640bf98d0cc9b9f7ccb2105\"," +
        "\"meta\":\"b5c1f9361eb9fbedd3e628a72d1c8fef46544361fd79fa6781baf6d932b1c3f6\"," +
        "\"prev\":\"abababababababababababababababababababababababababababababababab\"," +
        "\"stream\":\"00112233-4455-6677-8899-aabbccddeeff\",\"type\":\"report_signed\",\"v\":1,\"version\":4}";

    private const string EntryHash = "90638124d2c8be62ddd5b5e0e493762ba9c62e626957fe92c0e0ffdf0c16dfc8";

    private static readonly byte[] Salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];

    private static LeafEntry Entry() => new(
        new DateTimeOffset(2026, 11, 22, 10, 30, 0, 120, TimeSpan.FromHours(7)),
        LeafHash.Commitment(Salt, """{"figure":"5"}"""u8),
        LeafHash.Commitment(Salt, "{}"u8),
        Enumerable.Repeat((byte)0xAB, 32).ToArray(),
        new Guid("00112233-4455-6677-8899-aabbccddeeff"), "report_signed", 4);

    [Theory]
    [InlineData("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData("00", "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7")]
    [InlineData("10", "0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7")]
    [InlineData("2021", "07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7")]
    [InlineData("3031", "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    [InlineData("40414243", "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658")]
    [InlineData("5051525354555657", "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f")]
    [InlineData("606162636465666768696a6b6c6d6e6f", "46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1")]
    public void A_leaf_is_hashed_as_RFC_6962_says(string input, string hash) =>
        Assert.Equal(hash, Convert.ToHexStringLower(LeafHash.Of(Convert.FromHexString(input))));

    [Fact]
    public void An_entry_is_these_bytes_and_canonical()
    {
        var entry = LeafHash.Entry(Entry());
        Assert.Equal(EntryText, Encoding.UTF8.GetString(entry));
        Assert.Equal(entry, JsonCanonicalizer.Canonicalize(entry));
        Assert.Equal(EntryHash, Convert.ToHexStringLower(LeafHash.Of(entry)));
        Assert.Equal(EntryHash, Convert.ToHexStringLower(LeafHash.Of(Entry())));
    }

    [Fact]
    public void The_first_event_of_a_stream_has_an_empty_prev() => Assert.Contains(
        "\"prev\":\"\"", Encoding.UTF8.GetString(LeafHash.Entry(Entry() with { PreviousLeaf = default })), StringComparison.Ordinal);

    [Fact]
    public void What_the_database_would_not_keep_is_refused()
    {
        Assert.Throws<ArgumentException>(() => LeafHash.Of(Entry() with { At = Entry().At.AddTicks(1) }));
        Assert.Throws<ArgumentException>(() => LeafHash.Of(Entry() with { Type = "a\"b" }));
    }

    [Fact]
    public async Task Every_stored_leaf_can_be_computed_again_from_its_row()
    {
        var metadata = new EventMetadata("ana", Headers: new Dictionary<string, string> { ["b"] = "ữ\n", ["a"] = "\"1\"" });
        var first = await Stored(First(Guid.NewGuid(), 3) with { Metadata = metadata });
        await Stored(Next(first, 2));
        await Stored(First(Guid.NewGuid()) with
        {
            Events = [Event(body: """{"ü":[{"z":1,"a":-0}],"n":9007199254740992,"e":{},"t":"\u001f😀\/"}""")],
        });
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Store.Append(First(Guid.NewGuid(), 2), Ct)));
        Assert.Equal(106, await LeafCheck.Require(Db, Ct));
    }

    [Fact]
    public async Task Salts_are_random_and_never_repeat()
    {
        await Stored(First(Guid.NewGuid(), 500));
        Assert.Equal(500, await Scalar<long>("select count(distinct salt) from es.mt_events where length(salt) = 16"));
    }
}
