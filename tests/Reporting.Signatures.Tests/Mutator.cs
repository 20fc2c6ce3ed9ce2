namespace Reporting.Signatures.Tests;

/// <summary>Changes a signature file in one place, in one of many ways.</summary>
internal sealed class Mutator(Random random)
{
    private static readonly (string Name, Func<Mutator, byte[], DerTree, byte[]> Change)[] Ways =
    [
        ("bit", (m, bytes, _) => m.Bytes(bytes, i => bytes[i] ^= (byte)(1 << m.Next(8)))),
        ("byte", (m, bytes, _) => m.Bytes(bytes, i => bytes[i] = (byte)m.Next(256))),
        ("two bytes", (m, bytes, _) => m.Bytes(m.Bytes(bytes, i => bytes[i] = (byte)m.Next(256)), i => bytes[i] = (byte)m.Next(256))),
        ("byte inserted", (m, bytes, _) => [.. bytes[..m.Cut(bytes)], (byte)m.Next(256), .. bytes[m.cut..]]),
        ("byte removed", (m, bytes, _) => [.. bytes[..m.Cut(bytes)], .. bytes[(m.cut + 1)..]]),
        ("cut off", (m, bytes, _) => bytes[..m.Cut(bytes)]),
        ("appended", (m, bytes, _) => [.. bytes, (byte)m.Next(256)]),
        ("tag", (m, _, tree) => m.Node(tree, n => n.Tag = (byte)m.Next(256))),
        ("siblings in another order", (m, _, tree) => m.Parent(tree, n => n.Reverse(m.Next(n.Count - 1), 2))),
        ("sibling twice", (m, _, tree) => m.Parent(tree, n => n.Insert(m.Next(n.Count), n[m.Next(n.Count)].Copy()))),
        ("field removed", (m, _, tree) => m.Parent(tree, n => n.RemoveAt(m.Next(n.Count)))),
        ("field of elsewhere", (m, _, tree) => m.Replaced(tree)),
        ("value emptied", (m, _, tree) => m.Leaf(tree, n => n.Value = [])),
        ("value longer", (m, _, tree) => m.Leaf(tree, n => n.Value = [0, .. n.Value])),
        ("value of a byte more", (m, _, tree) => m.Leaf(tree, n => n.Value = [.. n.Value, (byte)m.Next(256)])),
        ("null added", (m, _, tree) => m.Parent(tree, n => n.Add(new DerTree { Tag = 5 }))),
        ("BER: longer length", (m, _, tree) => m.Node(tree, n => n.IsLong = true)),
        ("BER: no length", (m, _, tree) => m.Node(tree, n => n.IsEndless = true)),
        ("BER: in pieces", (m, _, tree) => m.Leaf(tree, n => n.IsPieces = true)),
        ("integer with sign", (m, _, tree) => m.Leaf(tree, n => { if (n.Tag == 2) n.Value = [0xFF, .. n.Value]; })),
    ];

    private int cut;

    /// <summary>A file that differs from the given one, and the way in which it does.</summary>
    public (string Way, byte[] File) Next(byte[] file)
    {
        while (true)
        {
            var (name, change) = Ways[random.Next(Ways.Length)];
            var changed = change(this, file.ToArray(), DerTree.Parse(file));
            if (!changed.AsSpan().SequenceEqual(file)) return (name, changed);
        }
    }

    private int Next(int count) => random.Next(count);

    private int Cut(byte[] bytes) => cut = random.Next(bytes.Length);

    private byte[] Bytes(byte[] bytes, Action<int> change)
    {
        change(random.Next(bytes.Length));
        return bytes;
    }

    private byte[] Node(DerTree tree, Action<DerTree> change) => Pick(tree, tree.All().ToList(), change);

    private byte[] Leaf(DerTree tree, Action<DerTree> change) =>
        Pick(tree, tree.All().Where(node => node.Children is null).ToList(), change);

    private byte[] Parent(DerTree tree, Action<List<DerTree>> change) =>
        Pick(tree, tree.All().Where(node => node.Children is { Count: > 1 }).ToList(), node => change(node.Children!));

    private byte[] Replaced(DerTree tree)
    {
        var all = tree.All().ToList();
        var source = all[random.Next(all.Count)].Copy();
        return Node(tree, node => (node.Tag, node.Value, node.Children) = (source.Tag, source.Value, source.Children));
    }

    private byte[] Pick(DerTree tree, List<DerTree> nodes, Action<DerTree> change)
    {
        change(nodes[random.Next(nodes.Count)]);
        return tree.Write();
    }
}
