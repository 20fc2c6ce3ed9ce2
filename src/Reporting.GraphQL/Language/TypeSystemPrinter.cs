using static Reporting.GraphQL.Language.Printer;

namespace Reporting.GraphQL.Language;

/// <summary>Prints definitions of the type system in the form of graphql-js.</summary>
internal static class TypeSystemPrinter
{
    public static string Print(TypeSystemNode node)
    {
        var head = Described(node.Description) + (node.IsExtension ? "extend " : "");
        var directives = string.Join(' ', node.Directives.Select(Printer.Print));
        return head + node switch
        {
            SchemaNode schema => Join(" ", "schema", directives, Block(schema.OperationTypes.Select(type =>
                $"{Keyword(type.Kind)}: {Printer.Print(type.Type)}"))),
            ScalarNode scalar => Join(" ", "scalar", scalar.Name.Value, directives),
            FieldsTypeNode type => Join(
                " ", type.IsInterface ? "interface" : "type", type.Name.Value,
                Wrap("implements ", string.Join(" & ", type.Interfaces.Select(Printer.Print)), ""), directives,
                Block(type.Fields.Select(Print))),
            UnionNode union => Join(
                " ", "union", union.Name.Value, directives, Wrap(
                    "= ", string.Join(" | ", union.Types.Select(Printer.Print)), "")),
            EnumTypeNode type => Join(" ", "enum", type.Name.Value, directives, Block(type.Values.Select(value =>
                Described(value.Description) + value.Name + Spaced(value.Directives)))),
            InputObjectNode input =>
                Join(" ", "input", input.Name.Value, directives, Block(input.Fields.Select(Print))),
            DirectiveDefinitionNode directive => $"directive @{directive.Name}{Arguments(directive.Arguments)}"
                + (directive.IsRepeatable ? " repeatable" : "") + " on " + string.Join(" | ", directive.Locations),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    private static string Print(FieldDefinitionNode field) => Described(field.Description) + field.Name
        + Arguments(field.Arguments) + ": " + Printer.Print(field.Type) + Spaced(field.Directives);

    private static string Arguments(IEnumerable<InputValueNode> arguments)
    {
        var printed = arguments.Select(Print).ToList();
        return printed.Any(argument => argument.Contains('\n', StringComparison.Ordinal))
            ? Wrap("(\n", Indent(string.Join('\n', printed)), "\n)")
            : Wrap("(", string.Join(", ", printed), ")");
    }

    private static string Print(InputValueNode input) => Described(input.Description) + input.Name + ": "
        + Printer.Print(input.Type) + (input.DefaultValue is { } value
            ? " = " + Printer.Print(value) : "") + Spaced(input.Directives);
}
