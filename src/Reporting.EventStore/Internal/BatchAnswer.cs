namespace Reporting.EventStore.Internal;

/// <summary>Why a request was not written; the numbers are those of <c>es.append</c>.</summary>
internal enum RefusalReason
{
    AlreadyDone = 1,
    KeyReused = 2,
    Conflict = 3,
    BrokenChain = 4,
}

/// <summary>A request that was not written.</summary>
internal readonly record struct BatchRefusal(RefusalReason Reason, long ActualVersion);

/// <summary>What <c>es.append</c> answers.</summary>
/// <param name="Overtaken">The newest stored time, where it is later than the batch's: nothing was written. Null otherwise.</param>
/// <param name="HeadPosition">The newest position before the batch.</param>
/// <param name="LockWait">How long the batch waited for the other hosts.</param>
/// <param name="Refused">The requests that were not written, by their place in the batch; empty for nearly every batch.</param>
internal readonly record struct BatchAnswer(
    DateTime? Overtaken, long HeadPosition, TimeSpan LockWait, IReadOnlyDictionary<int, BatchRefusal> Refused)
{
    private const int HeaderLength = 3;
    private const int RefusalLength = 3;

    private static readonly Dictionary<int, BatchRefusal> NothingRefused = [];

    public static BatchAnswer Of(ReadOnlySpan<long> numbers)
    {
        var lockWait = TimeSpan.FromMicroseconds(numbers[2]);
        if (numbers[0] < 0) return new BatchAnswer(DateTime.UnixEpoch.AddMicroseconds(numbers[1]), 0, lockWait, NothingRefused);
        if (numbers.Length == HeaderLength) return new BatchAnswer(null, numbers[0], lockWait, NothingRefused);
        var refused = new Dictionary<int, BatchRefusal>();
        for (var i = HeaderLength; i < numbers.Length; i += RefusalLength)
        {
            refused.Add((int)numbers[i] - 1, new BatchRefusal((RefusalReason)numbers[i + 1], numbers[i + 2]));
        }

        return new BatchAnswer(null, numbers[0], lockWait, refused);
    }
}
