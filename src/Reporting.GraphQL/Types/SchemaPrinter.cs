using System.Text;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>Prints a schema in the schema definition language, in the form of graphql-js.</summary>
internal static class SchemaPrinter
{
    public static string Print(Schema schema)
    {
        var specified = SpecifiedDirectives.All.Select(directive => directive.Name).ToHashSet();
        var parts = new List<string?> { SchemaDefinition(schema) };
        parts.AddRange(schema.Directives.Where(directive => !specified.Contains(directive.Name)).Select(Print));
        parts.AddRange(schema.Types.Where(type => !type.IsSpecified).Select(Print));
        return string.Join("\n\n", parts.Where(part => part is not null));
    }

    private static string? SchemaDefinition(Schema schema)
    {
        string[] conventional = ["Query", "Mutation", "Subscription"];
        var isConventional = schema.Description is null;
        var lines = new StringBuilder();
        for (var i = 0; i < conventional.Length; i++)
        {
            if (schema.RootTypes[i] is { } root)
                lines.Append($"  {Printer.Keyword((OperationKind)i)}: {root.Name}\n");
            // A type of a conventional name that is no root type must not be taken for one.
            isConventional &= schema.RootTypes[i] is { } type
                ? type.Name == conventional[i] : schema.TypeNamed(conventional[i]) is null;
        }
        return isConventional
            || lines.Length == 0 ? null : Description(schema.Description, "", true) + "schema {\n" + lines + "}";
    }

    private static string Print(Directive directive) => Description(directive.Description, "", true)
        + $"directive @{directive.Name}{Arguments(directive.Arguments, "")}{(directive.IsRepeatable ? " repeatable" : "")} on "
        + string.Join(" | ", directive.Locations);

    public static string Print(NamedType type) => Description(type.Description, "", true) + type switch
    {
        ScalarType scalar => $"scalar {scalar.Name}" + SpecifiedBy(scalar),
        ObjectType composite => $"type {composite.Name}{Implements(composite)}{Fields(composite)}",
        InterfaceType composite => $"interface {composite.Name}{Implements(composite)}{Fields(composite)}",
        UnionType union => $"union {union.Name}" + Printer.Wrap(" = ", string.Join(" | ", MembersOf(union)), ""),
        EnumType known => $"enum {known.Name}" + Block(known.Values.Select((value, i) =>
            Description(value.Description, "  ", i == 0) + "  " + value.Name + Deprecated(value.DeprecationReason))),
        InputObjectType input => $"input {input.Name}{(input.IsOneOf ? " @oneOf" : "")}" + Block(
            input.Fields.Select((field, i) =>
            Description(field.Description, "  ", i == 0) + "  " + Print(field))),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    private static string Implements(FieldsType type) =>
        Printer.Wrap(" implements ", string.Join(" & ", InterfacesOf(type)), "");

    // Of a broken document all names are printed as they stand there, those of the wrong kind too.
    private static IEnumerable<string> InterfacesOf(FieldsType type) => type.Origins.Count > 0
        ? type.Origins.OfType<FieldsTypeNode>().SelectMany(node => node.Interfaces).Select(node => node.Name.Value)
        : type.Interfaces.Select(implemented => implemented.Name);

    private static IEnumerable<string> MembersOf(UnionType union) => union.Origins.Count > 0
        ? union.Origins.OfType<UnionNode>().SelectMany(node => node.Types).Select(node => node.Name.Value)
        : union.Types.Select(member => member.Name);

    private static string Fields(FieldsType type) => Block(type.Fields.Select((field, i) =>
        Description(field.Description, "  ", i == 0) + $"  {field.Name}{Arguments(field.Arguments, "  ")}: {field.Type}"
        + Deprecated(field.DeprecationReason)));

    private static string Block(IEnumerable<string> lines) => Printer.Wrap(" {\n", string.Join('\n', lines), "\n}");

    private static string Arguments(IReadOnlyList<Argument> arguments, string indent)
    {
        if (arguments.Count == 0)
            return "";
        if (arguments.All(argument => argument.Description is null))
            return $"({string.Join(", ", arguments.Select(Print))})";
        return "(\n" + string.Join('\n', arguments.Select((argument, i) =>
            Description(
                argument.Description, "  " + indent, i == 0) + "  " + indent + Print(argument))) + $"\n{indent})";
    }

    private static string Print(Argument input) => $"{input.Name}: {input.Type}"
        + (input.DefaultNode is { } value ? " = " + Printer.Print(value) : "") + Deprecated(input.DeprecationReason);

    private static string Deprecated(string? reason) => reason switch
    {
        null => "",
        "No longer supported" => " @deprecated",
        _ => $" @deprecated(reason: {Printer.Quote(reason)})",
    };

    private static string SpecifiedBy(ScalarType scalar) =>
        scalar.SpecifiedByUrl is { } url ? $" @specifiedBy(url: {Printer.Quote(url)})" : "";

    private static string Description(string? description, string indent, bool isFirst)
    {
        if (description is null)
            return "";
        var text = BlockString.IsPrintable(description) ? BlockString.Print(description) : Printer.Quote(description);
        var prefix = indent.Length > 0 && !isFirst ? "\n" + indent : indent;
        return prefix + text.Replace("\n", "\n" + indent, StringComparison.Ordinal) + "\n";
    }
}
