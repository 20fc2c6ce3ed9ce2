using System.Collections.Immutable;

namespace Reporting.GraphQL.Language;

/// <summary>A value as written in a document. Spec 2.10 Input Values.</summary>
internal abstract class ValueNode(int start) : Node(start);

internal sealed class VariableNode(int start, NameNode name) : ValueNode(start)
{
    public readonly NameNode Name = name;
}

/// <summary>A number as it was written, e.g. <c>-12</c>; the type of its position says what it means.</summary>
internal sealed class IntNode(int start, string text) : ValueNode(start)
{
    public readonly string Text = text;
}

internal sealed class FloatNode(int start, string text) : ValueNode(start)
{
    public readonly string Text = text;
}

internal sealed class StringNode(int start, string value, bool isBlock) : ValueNode(start)
{
    public readonly string Value = value;
    public readonly bool IsBlock = isBlock;
}

internal sealed class BooleanNode(int start, bool value) : ValueNode(start)
{
    public readonly bool Value = value;
}

internal sealed class NullNode(int start) : ValueNode(start);

internal sealed class EnumNode(int start, string name) : ValueNode(start)
{
    public readonly string Name = name;
}

internal sealed class ListNode(int start, ImmutableArray<ValueNode> items) : ValueNode(start)
{
    public readonly ImmutableArray<ValueNode> Items = items;
}

internal sealed class ObjectNode(int start, ImmutableArray<ArgumentNode> fields) : ValueNode(start)
{
    /// <summary>Entries have the shape of arguments: a name, a colon and a value.</summary>
    public readonly ImmutableArray<ArgumentNode> Fields = fields;
}
