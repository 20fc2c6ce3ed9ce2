namespace Reporting.Faults.Tests.Histories;

/// <summary>The checker is fed histories that are doctored in one place, and has to name what was done to
/// them.</summary>
public sealed class HistoryCheckerTests
{
    private static readonly Guid Stream = new("00000000-0000-0000-0000-00000000000a");

    // Two clients: "first" assigned, "second" wrote two events, "third" was refused, "fourth" never got its answer and
    // was done.
    private static readonly History Right = new(
        [
            Done("first", 0, 1, 1, 1, Id(1)),
            Done("second", 2, 5, 3, 3, Id(2), Id(3)),
            new Command("third", Stream, At(3), At(4), new CommandAnswer.Refused(422, "report.not-sent"), ["third"]),
            new Command("fourth", Stream, At(6), At(9), new CommandAnswer.Unknown(), ["fourth"]),
            Done("fifth", 3, 7, 4, 0),
        ],
        [Seen(0, 0, ""), Seen(1, 1, "a"), Seen(6, 3, "c"), Seen(7, 4, "d")],
        [new Snapshot(3, new Dictionary<Guid, string> { [Stream] = "C" }, "snapshot")],
        [Stored(1, 1, "a"), Stored(2, 2, "b"), Stored(3, 3, "c"), Stored(4, 4, "d")],
        [new("first", Stream, 1, 1, 1), new("second", Stream, 3, 2, 3), new("fourth", Stream, 4, 1, 4)]);

    [Fact]
    public void A_right_history_is_right() => Assert.Empty(HistoryChecker.Check(Right));

    public static TheoryData<string, string[]> Doctored => new()
    {
        { "an acknowledged command is gone", ["lost"] },
        { "half of a command is gone", ["partial"] },
        { "a position is missing", ["positions"] },
        { "positions are in the wrong order", ["positions"] },
        { "a version is missing", ["versions"] },
        { "a refused command was done", ["doubled"] },
        { "a command was done twice", ["doubled"] },
        { "a command is remembered twice", ["doubled"] },
        { "two commands own one event", ["doubled"] },
        { "a command is elsewhere than it was told", ["moved", "forgotten"] },
        { "a command is not remembered", ["forgotten"] },
        { "a later command stands before an earlier one", ["reordered"] },
        { "a server's mistake", ["fault"] },
        { "a read is old", ["stale read"] },
        { "a read shows what was never there", ["no prefix"] },
        { "a read is from the future", ["lost"] },
        { "a row is not the fold", ["read model"] },
        { "a row is missing", ["read model"] },
    };

    [Theory]
    [MemberData(nameof(Doctored))]
    public void What_was_doctored_is_named(string how, string[] kinds)
    {
        var findings = HistoryChecker.Check(Doctor(how));
        Assert.All(kinds, kind => Assert.Contains(findings, f => f.Kind == kind));
        Assert.All(findings, f => Assert.NotEmpty(f.Lines));
        Assert.Subset(Allowed(kinds), findings.Select(f => f.Kind).ToHashSet());
    }

    // What follows from one fault by necessity, beside what names it: a missing event leaves a hole, and reads of it
    // hang.
    private static HashSet<string> Allowed(string[] kinds) => kinds switch
    {
        ["lost"] or ["partial"] or ["positions"] or ["versions"] =>
            [.. kinds, "positions", "versions", "partial", "moved", "doubled", "no prefix", "lost", "read model"],
        ["moved", ..] => [.. kinds, "stale read"],
        _ => [.. kinds],
    };

    private static History Doctor(string how) => how switch
    {
        "an acknowledged command is gone" => Right with { Events = [Right.Events[0], Right.Events[3]] },
        "half of a command is gone" => Without(1),
        "a position is missing" => Without(2),
        "positions are in the wrong order" => Right with
        {
            Events = [Right.Events[1], Right.Events[0], .. Right.Events.Skip(2)],
        },
        "a version is missing" => Events(3, Right.Events[3] with { Version = 5 }),
        "a refused command was done" => Right with { Records = [.. Right.Records, new("third", Stream, 5, 1, 5)] },
        "a command was done twice" => Right with { Events = [.. Right.Events, Stored(5, 5, "d")] },
        "a command is remembered twice" => Right with { Records = [.. Right.Records, new("second", Stream, 3, 2, 3)] },
        "two commands own one event" => Right with
        {
            Commands = [.. Right.Commands, Done("sixth", 0, 8, 1, 1, Id(1))],
            Records = [.. Right.Records, new("sixth", Stream, 1, 1, 1)],
        },
        "a command is elsewhere than it was told" => Commands(1, Done("second", 2, 5, 4, 4, Id(2), Id(3))),
        "a command is not remembered" => Right with { Records = [Right.Records[0], Right.Records[2]] },
        "a later command stands before an earlier one" =>
            Commands(0, Done("first", 6, 7, 1, 1, Id(1))) with { Reads = [] },
        "a server's mistake" =>
            Commands(2, Right.Commands[2] with { Answer = new CommandAnswer.Refused(500, "server.fault") }),
        "a read is old" => Reads(Seen(6, 1, "a")),
        "a read shows what was never there" => Reads(Seen(6, 3, "x")),
        "a read is from the future" => Reads(Seen(7, 5, "e")),
        "a row is not the fold" => Row(new() { [Stream] = "B" }),
        "a row is missing" => Row([]),
        _ => throw new ArgumentOutOfRangeException(nameof(how)),
    };

    private static History Without(int index) => Right with { Events = [.. Right.Events.Where((_, i) => i != index)] };

    private static History Events(int index, StoredEvent other) =>
        Right with { Events = [.. Right.Events.Select((e, i) => i == index ? other : e)] };

    private static History Commands(int index, Command other) =>
        Right with { Commands = [.. Right.Commands.Select((c, i) => i == index ? other : c)] };

    private static History Reads(StreamRead read) => Right with { Reads = [.. Right.Reads.Take(2), read] };

    private static History Row(Dictionary<Guid, string> rows) =>
        Right with { Snapshots = [new Snapshot(3, rows, "snapshot")] };

    private static Command Done(
        string key, int invoked, int answered, long version, long position, params Guid[] ids) =>
        new(key, Stream, At(invoked), At(answered), new CommandAnswer.Ok(version, position, ids), [key]);

    private static StreamRead Seen(int at, long version, string content) =>
        new(Stream, At(at), At(at).Add(TimeSpan.FromMilliseconds(500)), version, content, $"read at {at}");

    private static StoredEvent Stored(long position, long version, string content) =>
        new(position, Stream, version, Id((int)position), "entered", content, content.ToUpperInvariant());

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static TimeSpan At(int second) => TimeSpan.FromSeconds(second);
}
