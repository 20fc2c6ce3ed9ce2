namespace Reporting.EventStore.Internal;

/// <summary>Tells the callers of a batch what was decided, on a few threads that take one after the other.</summary>
/// <remarks>Each caller goes on there with what it does next: to wake a thread for each would cost more than what most do before they
/// wait again. A caller who keeps its thread holds up nobody, as long as another of the threads is left.</remarks>
internal sealed class Answers : IThreadPoolWorkItem
{
    private static readonly int ThreadCountMax = Environment.ProcessorCount * 2;

    private readonly TaskCompletionSource _told = new();
    private readonly List<PendingAppend> _batch;
    private int _next = -1;
    private int _toldCount;

    private Answers(List<PendingAppend> batch) => _batch = batch;

    /// <summary>Tells a batch. Complete when each of its callers has been told and waits for something else.</summary>
    /// <param name="batch">The callers.</param>
    /// <param name="leader">The caller who brought the batch through and so does not wait; null when there is none.</param>
    public static Task Give(List<PendingAppend> batch, PendingAppend? leader)
    {
        leader?.Tell();
        if (batch.Count == 1 && batch[0] == leader) return Task.CompletedTask;
        var answers = new Answers(batch);
        for (var i = Math.Min(batch.Count, ThreadCountMax); i > 0; i--) ThreadPool.UnsafeQueueUserWorkItem(answers, preferLocal: false);
        return answers._told.Task;
    }

    void IThreadPoolWorkItem.Execute()
    {
        for (var i = Interlocked.Increment(ref _next); i < _batch.Count; i = Interlocked.Increment(ref _next))
        {
            _batch[i].Tell();
            if (Interlocked.Increment(ref _toldCount) == _batch.Count) _told.TrySetResult();
        }
    }
}
