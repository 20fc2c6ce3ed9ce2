namespace Reporting.EventStore.Internal;

/// <summary>Waits until callers who were answered just now have gone on: they are likely to come back at once, with the next request.</summary>
/// <remarks>Without this, callers that come and go together would fall apart into ever smaller batches, and every commit would carry
/// a part of what it could. A lone caller never waits, and where waiting did not help it is left off for a while.</remarks>
internal sealed class Gathering(AppendQueue queue)
{
    private const int SkipLengthMax = 31;

    // A caller who works longer than this before it waits again is not waited for.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(2);

    private int _roundsToSkip;
    private int _skipLength;

    /// <summary>Answers a batch, and waits for its callers if that is worth it.</summary>
    public async ValueTask Answer(List<PendingAppend> batch, PendingAppend? leader)
    {
        var waitedBefore = queue.IncomingCount;
        var told = Answers.Give(batch, leader);
        if (told.IsCompleted) return;
        if (_roundsToSkip > 0)
        {
            _roundsToSkip--;
            return;
        }

        await told.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var cameBack = queue.IncomingCount - waitedBefore;
        _skipLength = cameBack * 2 >= batch.Count ? 0 : Math.Min(SkipLengthMax, (_skipLength * 2) + 1);
        _roundsToSkip = _skipLength;
    }
}
