using System.Collections.Immutable;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Validation;

/// <summary>
/// Whether values are written alike; the order of arguments and of an input object's entries does not matter.
/// </summary>
internal static class SameValues
{
    public static bool OfArguments(ImmutableArray<ArgumentNode> a, ImmutableArray<ArgumentNode> b)
    {
        if (a.Length != b.Length)
            return false;
        foreach (var argument in a)
        {
            // The last of several of one name counts; that there are several is another rule's matter.
            var other = b.LastOrDefault(candidate => candidate.Name.Value == argument.Name.Value);
            if (other is null || !Of(argument.Value, other.Value))
                return false;
        }
        return true;
    }

    private static bool Of(ValueNode a, ValueNode b) => (a, b) switch
    {
        (VariableNode x, VariableNode y) => x.Name.Value == y.Name.Value,
        (IntNode x, IntNode y) => x.Text == y.Text,
        (FloatNode x, FloatNode y) => x.Text == y.Text,
        (StringNode x, StringNode y) => x.Value == y.Value && x.IsBlock == y.IsBlock,
        (BooleanNode x, BooleanNode y) => x.Value == y.Value,
        (NullNode, NullNode) => true,
        (EnumNode x, EnumNode y) => x.Name == y.Name,
        (ListNode x, ListNode y) => x.Items.Length == y.Items.Length
            && x.Items.Zip(y.Items).All(pair => Of(pair.First, pair.Second)),
        (ObjectNode x, ObjectNode y) => OfArguments(x.Fields, y.Fields),
        _ => false,
    };
}
