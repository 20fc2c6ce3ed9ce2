using System.Text;

namespace Reporting.GraphQL.Language;

/// <summary>Prints syntax trees in the form of graphql-js.</summary>
internal static class Printer
{
    private const int LineMax = 80;

    public static string Print(DocumentNode document) => string.Join("\n\n", document.Definitions.Select(Print));

    public static string Print(ValueNode value) => value switch
    {
        VariableNode variable => "$" + variable.Name,
        IntNode number => number.Text,
        FloatNode number => number.Text,
        StringNode text => text.IsBlock ? BlockString.Print(text.Value) : Quote(text.Value),
        BooleanNode known => known.Value ? "true" : "false",
        NullNode => "null",
        EnumNode name => name.Name,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Print))}]",
        ObjectNode input => "{" + string.Join(", ", input.Fields.Select(Print)) + "}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    public static string Print(TypeNode type) => type switch
    {
        NonNullTypeNode nonNull => Print(nonNull.Of) + "!",
        ListTypeNode list => $"[{Print(list.Of)}]",
        _ => ((NamedTypeNode)type).Name.Value,
    };

    public static string Print(DefinitionNode definition) => definition switch
    {
        OperationNode operation => PrintOperation(operation),
        FragmentNode fragment => Described(fragment.Description) +
            $"fragment {fragment.Name} on {Print(fragment.TypeCondition)}{Spaced(fragment.Directives)} {Print(fragment.SelectionSet)}",
        _ => TypeSystemPrinter.Print((TypeSystemNode)definition),
    };

    private static string PrintOperation(OperationNode operation)
    {
        var variables = operation.Variables.Any(variable => variable.Description is not null)
            ? Wrap("(\n", string.Join('\n', operation.Variables.Select(Print)), "\n)")
            : Wrap("(", string.Join(", ", operation.Variables.Select(Print)), ")");
        var kind = Keyword(operation.Kind);
        var prefix = Described(operation.Description)
            + Join(" ", kind, operation.Name + variables, string.Join(' ', operation.Directives.Select(Print)));
        return (prefix == "query" ? "" : prefix + " ") + Print(operation.SelectionSet);
    }

    internal static string Keyword(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Print(VariableDefinitionNode variable) =>
        Described(variable.Description) + Print(variable.Variable) + ": "
        + Print(variable.Type) + (variable.DefaultValue is { } value
            ? " = " + Print(value) : "") + Spaced(variable.Directives);

    private static string Print(SelectionSetNode selectionSet) => Block(selectionSet.Selections.Select(Print));

    private static string Print(SelectionNode selection) => selection switch
    {
        FieldNode field => Join(
            " ", PrintHead(field), string.Join(' ', field.Directives.Select(Print)),
            field.SelectionSet is { } selectionSet ? Print(selectionSet) : ""),
        FragmentSpreadNode spread => "..." + spread.Name + Spaced(spread.Directives),
        InlineFragmentNode inline => Join(
            " ", "...", inline.TypeCondition is { } type ? "on " + Print(type) : "",
            string.Join(' ', inline.Directives.Select(Print)), Print(inline.SelectionSet)),
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    };

    private static string PrintHead(FieldNode field)
    {
        var prefix = (field.Alias is { } alias ? alias + ": " : "") + field.Name;
        var line = prefix + Wrap("(", string.Join(", ", field.Arguments.Select(Print)), ")");
        return line.Length > LineMax
            ? prefix + Wrap("(\n", Indent(string.Join('\n', field.Arguments.Select(Print))), "\n)")
            : line;
    }

    internal static string Print(ArgumentNode argument) => $"{argument.Name}: {Print(argument.Value)}";

    internal static string Print(DirectiveNode directive) =>
        $"@{directive.Name}" + Wrap("(", string.Join(", ", directive.Arguments.Select(Print)), ")");

    internal static string Spaced(IEnumerable<DirectiveNode> directives) =>
        Wrap(" ", string.Join(' ', directives.Select(Print)), "");

    internal static string Described(StringNode? description) => description is null ? "" : Print(description) + "\n";

    internal static string Block(IEnumerable<string> lines) => Wrap("{\n", Indent(string.Join('\n', lines)), "\n}");

    internal static string Indent(string text) =>
        text.Length == 0 ? "" : "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    internal static string Wrap(string before, string text, string after) =>
        text.Length == 0 ? "" : before + text + after;

    internal static string Join(string separator, params IEnumerable<string> parts) =>
        string.Join(separator, parts.Where(part => part.Length > 0));

    /// <summary>A text in quotes with the escapes of graphql-js: control characters as <c>\uXXXX</c>.</summary>
    internal static string Quote(string value)
    {
        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var unit in value)
        {
            _ = unit switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or (>= '\u007f' and <= '\u009f') => quoted.Append($"\\u{(int)unit:X4}"),
                _ => quoted.Append(unit),
            };
        }
        return quoted.Append('"').ToString();
    }
}
