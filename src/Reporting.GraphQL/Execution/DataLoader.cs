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
    private readonly Dictionary<TKey, Place> _known = [];
    private Batch? _open;

    /// <summary>The values of some keys, in their order.</summary>
    /// <param name="keys">The keys; one may stand there several times.</param>
    /// <param name="columns">What is read of the values, see <see cref="Selection.Columns"/>.</param>
    /// <param name="ct">Ends the call that reads them.</param>
    public async Task<IReadOnlyList<TValue>> Load(
        IReadOnlyList<TKey> keys, IReadOnlyCollection<string> columns, CancellationToken ct)
    {
        var places = new Place[keys.Count];
        lock (_lock)
            Join(keys, columns, places, ct);
        var values = new TValue[places.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = (await places[i].Batch.Values.Task.ConfigureAwait(false))[places[i].At];
        return values;
    }

    /// <summary>Finds the keys that are known with their columns, and puts the others into the open batch.</summary>
    private void Join(
        IReadOnlyList<TKey> keys, IReadOnlyCollection<string> columns, Place[] places, CancellationToken ct)
    {
        _known.EnsureCapacity(_known.Count + places.Length);
        var (looked, suffices, joins) = ((Batch?)null, false, false);
        for (var i = 0; i < places.Length; i++)
        {
            if (_known.TryGetValue(keys[i], out places[i]))
            {
                if (places[i].Batch != looked)
                {
                    looked = places[i].Batch;
                    suffices = looked == _open || looked.Columns.IsSupersetOf(columns);
                }
                joins |= looked == _open;
                if (suffices)
                    continue;
            }
            joins = true;
            _open ??= Open(places.Length, ct);
            places[i] = _known[keys[i]] = new Place(_open, _open.Keys.Count);
            _open.Keys.Add(keys[i]);
        }
        // What is still open is read for all who asked; one column too many for a key is better than another call.
        if (joins)
            _open!.Columns.UnionWith(columns);
    }

    private Batch Open(int keys, CancellationToken ct)
    {
        var batch = new Batch(keys);
        request.WhenLayerHasStarted(() => Read(batch, ct));
        return batch;
    }

    private async void Read(Batch batch, CancellationToken ct)
    {
        lock (_lock)
            _open = null;
        try
        {
            var values = await read(batch.Keys, batch.Columns, ct).ConfigureAwait(false);
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

    private readonly record struct Place(Batch Batch, int At);

    /// <summary>Keys that are read together; it changes only until it is read.</summary>
    private sealed class Batch(int keys)
    {
        public List<TKey> Keys { get; } = new(keys);

        public HashSet<string> Columns { get; } = [];

        public TaskCompletionSource<IReadOnlyList<TValue>> Values { get; } = new();
    }
}
