namespace Reporting.EventStore;

/// <summary>A stream, folded into a state.</summary>
/// <param name="State">The fold of all events up to <paramref name="Version"/>.</param>
/// <param name="Version">The stream's version; 0 when it does not exist.</param>
/// <param name="LastLeaf">The leaf hash at <paramref name="Version"/>; empty at version 0.</param>
public sealed record CachedState<TState>(TState State, long Version, ReadOnlyMemory<byte> LastLeaf);
