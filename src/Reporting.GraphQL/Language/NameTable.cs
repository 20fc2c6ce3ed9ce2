using System.Text;

namespace Reporting.GraphQL.Language;

/// <summary>
/// Gives one text for each name, so that a document full of repeated names allocates each of them once.
/// </summary>
internal sealed class NameTable
{
    private readonly NameTable? _known;
    private string?[] _slots = new string?[64];
    private int _count;

    public NameTable()
    {
    }

    /// <summary>A table on top of another one that is only read, for instance of all the names of a schema.</summary>
    public NameTable(NameTable known) => _known = known;

    public string Get(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        if (_known?.Find(name, hash) is { } known)
            return known;
        if (Find(name, hash) is { } found)
            return found;
        var added = Encoding.ASCII.GetString(name);
        Add(added, hash);
        return added;
    }

    private string? Find(ReadOnlySpan<byte> name, uint hash)
    {
        var slots = _slots;
        for (var at = hash & (uint)(slots.Length - 1); slots[at] is { } candidate; at = (at + 1) & (uint)(slots.Length - 1))
        {
            if (candidate.Length == name.Length && Ascii.Equals(name, candidate))
                return candidate;
        }
        return null;
    }

    private void Add(string name, uint hash)
    {
        if (++_count * 2 > _slots.Length)
        {
            var old = _slots;
            _slots = new string?[old.Length * 2];
            foreach (var kept in old)
            {
                if (kept is not null)
                    Place(kept, Hash(Encoding.ASCII.GetBytes(kept)));
            }
        }
        Place(name, hash);
    }

    private void Place(string name, uint hash)
    {
        var at = hash & (uint)(_slots.Length - 1);
        while (_slots[at] is not null)
            at = (at + 1) & (uint)(_slots.Length - 1);
        _slots[at] = name;
    }

    private static uint Hash(ReadOnlySpan<byte> name)
    {
        unchecked
        {
            var hash = 2166136261u;
            foreach (var unit in name)
                hash = (hash ^ unit) * 16777619u;
            return hash ^ (hash >> 15);
        }
    }
}
