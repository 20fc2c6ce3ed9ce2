namespace Reporting.EventStore.Internal;

/// <summary>A batch with its time, and the leaf hashes that commit to it.</summary>
internal sealed record StampedBatch(IReadOnlyList<PendingAppend> Requests, DateTime RecordedAt, byte[][][] Leaves)
{
    public static StampedBatch At(DateTime recordedAt, IReadOnlyList<PendingAppend> requests)
    {
        var leaves = new byte[requests.Count][][];
        for (var r = 0; r < leaves.Length; r++) leaves[r] = LeavesOf(requests[r], recordedAt);
        return new StampedBatch(requests, recordedAt, leaves);
    }

    private static byte[][] LeavesOf(PendingAppend pending, DateTime recordedAt)
    {
        var request = pending.Request;
        var leaves = new byte[pending.Events.Length][];
        var previous = request.PreviousLeaf;
        for (var e = 0; e < leaves.Length; e++)
        {
            var happened = pending.Events[e];
            leaves[e] = LeafHash.Of(new LeafEntry(
                recordedAt, happened.BodyCommitment, happened.MetaCommitment, previous,
                request.StreamId, request.Events[e].Type, request.ExpectedVersion + e + 1));
            previous = leaves[e];
        }

        return leaves;
    }
}
