namespace Reporting.GraphQL;

/// <summary>
/// Values by key for the time of one request. Keys that fields of one layer ask for are read with one call, whichever
/// paths led to them; what was read once is given again without a call, unless further columns of it are needed. Keep
/// one for a request with <see cref="RequestContext.Once{T}"/>.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="read">
/// Reads columns of the values of some keys, which are distinct, and gives one value for each key in their order; what
/// it throws becomes an execution error at all positions that asked for one of the keys.
/// </param>
/// <typeparam name="TKey">Compared by equality.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
public sealed class DataLoader<TKey, TValue>(
    RequestContext request,
    Func<IReadOnlyList<TKey>, IReadOnlyCollection<string>, CancellationToken, Task<IReadOnlyList<TValue>>> read)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Batch> _known = [];
    private Batch? _open;

    /// <summary>The values of some keys, in their order.</summary>
    /// <param name="keys">The keys; one may stand there several times.</param>
    /// <param name="columns">What is read of the values, see <see cref="Selection.Columns"/>.</param>
    /// <param name="ct">Ends the call that reads them.</param>
    public async Task<IReadOnlyList<TValue>> Load(
        IReadOnlyList<TKey> keys, IReadOnlyCollection<string> columns, CancellationToken ct)
    {
        var batches = new Batch[keys.Count];
        lock (_lock)
        {
            for (var i = 0; i < batches.Length; i++)
                batches[i] = Join(keys[i], columns, ct);
        }
        var values = new TValue[batches.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (await batches[i].Values.Task.ConfigureAwait(false))[batches[i].Keys[keys[i]]];
        return values;
    }

    private Batch Join(TKey key, IReadOnlyCollection<string> columns, CancellationToken ct)
    {
        if (_known.TryGetValue(key, out var known) && (known == _open || known.Columns.IsSupersetOf(columns)))
        {
            known.Columns.UnionWith(columns);
            return known;
        }
        if (_open is null)
        {
            var batch = _open = new Batch();
            request.WhenLayerHasStarted(() => Read(batch, ct));
        }
        _open.Columns.UnionWith(columns);
        _open.Keys.Add(key, _open.Keys.Count);
        return _known[key] = _open;
    }

    private async void Read(Batch batch, CancellationToken ct)
    {
        lock (_lock)
            _open = null;
        try
        {
            var values = await read([.. batch.Keys.Keys], batch.Columns, ct).ConfigureAwait(false);
            if (values.Count != batch.Keys.Count)
                throw new InvalidOperationException($"{batch.Keys.Count} keys gave {values.Count} values.");
            batch.Values.SetResult(values);
        }
        catch (OperationCanceledException e)
        {
            batch.Values.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            batch.Values.SetException(e);
        }
    }

    /// <summary>Keys that are read together; it changes only until it is read.</summary>
    private sealed class Batch
    {
        public Dictionary<TKey, int> Keys { get; } = [];

        public HashSet<string> Columns { get; } = [];

        public TaskCompletionSource<IReadOnlyList<TValue>> Values { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
