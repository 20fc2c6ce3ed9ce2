using System.Collections.Concurrent;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL;

/// <summary>What resolvers may know of the request besides arguments; one instance for each request.</summary>
/// <param name="services">Where resolvers find what they call; null when they bring it themselves.</param>
/// <param name="user">Who asks, in the host's own terms, e.g. a ClaimsPrincipal; null for nobody.</param>
public sealed class RequestContext(IServiceProvider? services = null, object? user = null)
{
    private ConcurrentDictionary<object, object>? _items;
    private Waiting? _waiting;

    /// <summary>Where resolvers find what they call; null when they bring it themselves.</summary>
    public IServiceProvider? Services { get; } = services;

    /// <summary>Who asks, in the host's own terms; null for nobody.</summary>
    public object? User { get; } = user;

    /// <summary>A service that must be there; a missing one throws and is masked like any exception.</summary>
    /// <typeparam name="T">The service's type.</typeparam>
    public T Get<T>() where T : class => Services?.GetService(typeof(T)) as T
        ?? throw new InvalidOperationException($"The request's services have no {typeof(T)}.");

    /// <summary>One value for this request, made when first asked for; how data loaders and snapshots live.</summary>
    /// <param name="key">Compared by equality; a static object or a field is best.</param>
    /// <param name="make">Makes the value; may run twice when asked at the same time, one result is kept.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public T Once<T>(object key, Func<RequestContext, T> make) where T : notnull =>
        (T)Items.GetOrAdd(key, static (_, state) => state.make(state.self), (make, self: this));

    internal bool IsAllowed(Policy policy) =>
        (bool)Items.GetOrAdd(policy, static (key, self) => ((Policy)key).Allows(self), this);

    /// <summary>
    /// The calls of a layer begin to start; what they want to do together waits for <see cref="LayerHasStarted"/>.
    /// </summary>
    internal void LayerStarts() => _waiting = Waiting.None;

    internal void LayerHasStarted()
    {
        for (var next = Interlocked.Exchange(ref _waiting, null); next is not null; next = next.Before)
            next.Action();
    }

    /// <summary>Does something when all calls of the layer have started; soon where none are being started.</summary>
    internal void WhenLayerHasStarted(Action action)
    {
        while (_waiting is { } before)
        {
            if (Interlocked.CompareExchange(ref _waiting, new Waiting(action, before), before) == before)
                return;
        }
        ThreadPool.UnsafeQueueUserWorkItem(static state => ((Action)state!)(), action);
    }

    private sealed record Waiting(Action Action, Waiting? Before)
    {
        public static readonly Waiting None = new(() => { }, null);
    }

    // Most requests keep nothing, and the dictionary is larger than all else that they allocate.
    private ConcurrentDictionary<object, object> Items =>
        _items ?? Interlocked.CompareExchange(ref _items, new(), null) ?? _items;
}
