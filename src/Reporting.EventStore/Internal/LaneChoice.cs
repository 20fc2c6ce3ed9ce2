using System.Diagnostics;

namespace Reporting.EventStore.Internal;

/// <summary>How many batches are under way at once: one that holds all callers, or two of half the size.</summary>
/// <remarks>With two, callers prepare the next batch while the server works on the other; but each has a commit of its own. Which is
/// better depends on what a commit costs on this disk and on how many callers there are, so it is tried: every now and then the
/// other way gets a short time, and stays when it answers clearly more requests a second. A trial that fails makes the next one rarer.</remarks>
internal sealed class LaneChoice(int? given = null)
{
    public const int LanesMax = 2;

    private const int WindowBatchCount = 24;
    private const int SettlingBatchCount = 4;
    private const int CrowdCountMin = 6;
    private const double CrowdChangeMin = 1.5;
    private const int PauseMin = 8;
    private const int PauseMax = 512;
    private const double GainMin = 1.05;

    private readonly Lock _gate = new();
    private int _lanes = given ?? 1;
    private int _home = given ?? 1;
    private double _homeRate;
    private double _crowd;
    private int _pause = PauseMin;
    private int _windowsToTrial = PauseMin;
    private int _batches;
    private int _requests;
    private long _started = Stopwatch.GetTimestamp();

    public int Lanes => Volatile.Read(ref _lanes);

    /// <summary>A batch was answered.</summary>
    public void Answered(int requests)
    {
        if (given is not null) return;
        lock (_gate)
        {
            if (++_batches == 0) _started = Stopwatch.GetTimestamp();
            if (_batches <= 0) return;
            _requests += requests;
            if (_batches < WindowBatchCount) return;
            var rate = _requests / Stopwatch.GetElapsedTime(_started).TotalSeconds;
            var crowd = (double)_requests * _lanes / WindowBatchCount;
            Restart(0);
            if (_lanes != _home) Judge(rate);
            else Stay(rate, crowd);
        }
    }

    /// <summary>Nobody wants to write: what was counted says nothing of what could be.</summary>
    public void Idle()
    {
        lock (_gate)
        {
            if (_lanes != _home) Volatile.Write(ref _lanes, _home);
            Restart(0);
        }
    }

    private void Judge(double rate)
    {
        if (rate > _homeRate * GainMin)
        {
            (_home, _homeRate, _pause) = (_lanes, rate, PauseMin);
        }
        else
        {
            _pause = Math.Min(PauseMax, _pause * 2);
            Go(_home);
        }

        _windowsToTrial = _pause;
    }

    private void Stay(double rate, double crowd)
    {
        _homeRate = rate;
        if (crowd > _crowd * CrowdChangeMin || crowd * CrowdChangeMin < _crowd)
        {
            // What was learnt with so many callers fewer or more may not hold any longer.
            (_crowd, _pause, _windowsToTrial) = (crowd, PauseMin, 1);
        }

        if (crowd < CrowdCountMin && _home == 1) return;
        if (--_windowsToTrial <= 0) Go(LanesMax + 1 - _home);
    }

    private void Go(int lanes)
    {
        Volatile.Write(ref _lanes, lanes);
        Restart(SettlingBatchCount);
    }

    /// <param name="skipCount">Batches that don't count: those after a change were taken before it.</param>
    private void Restart(int skipCount) => (_batches, _requests, _started) = (-skipCount, 0, Stopwatch.GetTimestamp());
}
