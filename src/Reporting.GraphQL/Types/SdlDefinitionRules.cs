using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>Rules of definitions in a type system document. Spec 3.3 to 3.13.</summary>
internal static class SdlDefinitionRules
{
    public static void LoneSchemaDefinition(SdlContext context)
    {
        var definitions = context.Schemas.Where(node => !node.IsExtension).ToList();
        var isDefined = context.Existing is { } existing
            && (existing.Origins.Count > 0 || existing.RootTypes.Any(root => root is not null));
        foreach (var node in isDefined ? definitions : definitions.Skip(1))
        {
            context.Errors.Add(isDefined
                ? "Cannot define a new schema within a schema extension."
                : "Must provide only one schema definition.", node);
        }
    }

    public static void UniqueOperationTypes(SdlContext context)
    {
        var seen = new HashSet<OperationKind>();
        foreach (var node in context.Schemas.SelectMany(schema => schema.OperationTypes))
        {
            if (context.Existing?.RootTypes[(int)node.Kind] is not null)
                context.Errors.Add($"Type for {Printer.Keyword(node.Kind)} already defined in the schema. It cannot be redefined.", node);
            else if (!seen.Add(node.Kind))
                context.Errors.Add($"There can be only one {Printer.Keyword(node.Kind)} type in schema.", node);
        }
    }

    public static void UniqueTypeNames(SdlContext context) => context.RequireUnique(
        context.NewTypes.Select(node => node.Name), name => $"There can be only one type named \"{name}\".",
        name => context.Existing?.TypeNamed(name) is not null);

    public static void UniqueDirectiveNames(SdlContext context) => context.RequireUnique(
        context.Directives.Select(node => node.Name), name => $"There can be only one directive named \"@{name}\".",
        name => context.Existing?.DirectiveNamed(name) is not null);

    public static void UniqueEnumValueNames(SdlContext context)
    {
        foreach (var same in context.Types.OfType<EnumTypeNode>().GroupBy(node => node.Name.Value))
        {
            context.RequireUnique(
                same.SelectMany(node => node.Values).Select(value => value.Name),
                name => $"Enum value \"{same.Key}.{name}\" can only be defined once.",
                name => (context.Existing?.TypeNamed(same.Key) as EnumType)?.ValueNamed(name) is not null);
        }
    }

    public static void UniqueFieldDefinitionNames(SdlContext context)
    {
        foreach (var same in context.Types.GroupBy(node => node.Name.Value))
        {
            context.RequireUnique(
                same.SelectMany(FieldNames), name => $"Field \"{same.Key}.{name}\" can only be defined once.",
                name => context.Existing?.TypeNamed(same.Key) switch
                {
                    FieldsType type => type.FieldNamed(name) is not null,
                    InputObjectType type => type.IndexOf(name) >= 0,
                    _ => false,
                });
        }
    }

    private static IEnumerable<NameNode> FieldNames(TypeDefinitionNode node) => node switch
    {
        FieldsTypeNode type => type.Fields.Select(field => field.Name),
        InputObjectNode type => type.Fields.Select(field => field.Name),
        _ => [],
    };

    public static void UniqueArgumentDefinitionNames(SdlContext context)
    {
        foreach (var node in context.Types.OfType<FieldsTypeNode>())
        {
            foreach (var field in node.Fields)
            {
                context.RequireUnique(field.Arguments.Select(argument => argument.Name),
                    name => $"Argument \"{node.Name}.{field.Name}({name}:)\" can only be defined once.");
            }
        }
        foreach (var directive in context.Directives)
        {
            context.RequireUnique(directive.Arguments.Select(argument => argument.Name),
                name => $"Argument \"@{directive.Name}({name}:)\" can only be defined once.");
        }
    }

    public static void KnownTypeNames(SdlContext context)
    {
        var known = context.NewTypes.Select(node => node.Name.Value).ToHashSet();
        known.UnionWith(Scalars.AllSpecified.Concat<NamedType>(Introspection.AllTypes).Select(type => type.Name));
        foreach (var type in context.Document.Definitions.SelectMany(TypesMentioned))
        {
            if (!known.Contains(type.Name.Value) && context.Existing?.TypeNamed(type.Name.Value) is null)
                context.Errors.Add($"Unknown type \"{type.Name}\".", type);
        }
    }

    private static IEnumerable<NamedTypeNode> TypesMentioned(DefinitionNode node) => node switch
    {
        SchemaNode schema => schema.OperationTypes.Select(type => type.Type),
        FieldsTypeNode type => type.Interfaces.Concat(type.Fields.SelectMany(field =>
            field.Arguments.Select(argument => NamedOf(argument.Type)).Append(NamedOf(field.Type)))),
        UnionNode union => union.Types,
        InputObjectNode input => input.Fields.Select(field => NamedOf(field.Type)),
        DirectiveDefinitionNode directive => directive.Arguments.Select(argument => NamedOf(argument.Type)),
        _ => [],
    };

    private static NamedTypeNode NamedOf(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => NamedOf(nonNull.Of),
        ListTypeNode list => NamedOf(list.Of),
        _ => (NamedTypeNode)node,
    };

    public static void PossibleTypeExtensions(SdlContext context)
    {
        var defined = context.NewTypes.DistinctBy(
            node => node.Name.Value).ToDictionary(node => node.Name.Value, KindOf);
        foreach (var node in context.Types.Where(node => node.IsExtension))
        {
            var kind = defined.GetValueOrDefault(node.Name.Value)
                ?? KindOf(context.Existing?.TypeNamed(node.Name.Value));
            if (kind is null)
                context.Errors.All.Add(GraphQLError.At(
                    $"Cannot extend type \"{node.Name}\" because it is not defined.", context.Document.Source,
                        node.Name.Start));
            else if (kind != KindOf(node))
                context.Errors.Add($"Cannot extend non-{KindOf(node)} type \"{node.Name}\".", node);
        }
    }

    private static string KindOf(TypeDefinitionNode node) => node switch
    {
        FieldsTypeNode { IsInterface: true } => "interface",
        FieldsTypeNode => "object",
        UnionNode => "union",
        EnumTypeNode => "enum",
        InputObjectNode => "input object",
        _ => "scalar",
    };

    private static string? KindOf(NamedType? type) => type switch
    {
        null => null,
        InterfaceType => "interface",
        ObjectType => "object",
        UnionType => "union",
        EnumType => "enum",
        InputObjectType => "input object",
        _ => "scalar",
    };
}
