using System.Diagnostics.CodeAnalysis;

namespace Reporting.EventStore.Internal;

/// <summary>A bounded dictionary: when it is full, the entry that was used longest ago leaves.</summary>
internal sealed class RecentlyUsed<TKey, TValue>(int countMax) where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _entries = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                value = default;
                return false;
            }

            _byUse.Remove(entry);
            _byUse.AddFirst(entry);
            value = entry.Value.Value;
            return true;
        }
    }

    /// <summary>Keeps what <paramref name="choose"/> picks of the kept value and this one; returns it.</summary>
    public TValue Put(TKey key, TValue value, Func<TValue, TValue, TValue> choose)
    {
        lock (_gate)
        {
            if (_entries.Remove(key, out var kept))
            {
                _byUse.Remove(kept);
                value = choose(kept.Value.Value, value);
            }
            else if (_entries.Count == countMax)
            {
                _entries.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }

            _entries.Add(key, _byUse.AddFirst((key, value)));
            return value;
        }
    }

    public void Remove(TKey key)
    {
        lock (_gate)
        {
            if (_entries.Remove(key, out var kept)) _byUse.Remove(kept);
        }
    }
}
