using System.Diagnostics;

namespace Reporting.EventStore.Internal;

/// <summary>Waits a little for callers who were answered just now and are likely to come back.</summary>
/// <remarks>Without this, callers that come and go together would fall apart into ever smaller batches, and every commit would carry
/// a part of what it could. A lone caller never waits, and where waiting did not help it is left off for a while.</remarks>
internal sealed class Gathering(AppendQueue queue)
{
    private const int SkipLengthMax = 31;

    private int _answered;
    private TimeSpan _patience;
    private int _roundsToSkip;
    private int _skipLength;

    /// <param name="count">How many requests were answered.</param>
    /// <param name="patience">How long to wait for them at most.</param>
    public void Answered(int count, TimeSpan patience) => (_answered, _patience) = (count, patience);

    public async ValueTask Wait()
    {
        if (_answered <= 1) return;
        if (_roundsToSkip > 0)
        {
            _roundsToSkip--;
            return;
        }

        var wanted = queue.IncomingCount + _answered;
        var started = Stopwatch.GetTimestamp();
        while (queue.IncomingCount < wanted)
        {
            if (Stopwatch.GetElapsedTime(started) > _patience)
            {
                var cameBack = queue.IncomingCount - wanted + _answered;
                _skipLength = cameBack * 2 >= _answered ? 0 : Math.Min(SkipLengthMax, (_skipLength * 2) + 1);
                _roundsToSkip = _skipLength;
                return;
            }

            await Task.Yield(); // Lets those who were answered run first.
        }

        _skipLength = 0;
    }
}
