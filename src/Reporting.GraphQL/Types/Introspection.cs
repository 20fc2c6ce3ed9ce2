using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>The types by which a schema describes itself. Spec 4.2 Schema Introspection Schema.</summary>
internal static class Introspection
{
    private static readonly Argument IncludeDeprecated =
        Argument.Of("includeDeprecated", Scalars.Boolean.NonNull, null, "false");

    private static readonly EnumType TypeKind = Enum(
        "__TypeKind", "An enum describing what kind of type a given `__Type` is.",
        ("SCALAR", "Indicates this type is a scalar."),
        ("OBJECT", "Indicates this type is an object. `fields` and `interfaces` are valid fields."),
        ("INTERFACE", "Indicates this type is an interface. `fields`, `interfaces`, and `possibleTypes` are valid fields."),
        ("UNION", "Indicates this type is a union. `possibleTypes` is a valid field."),
        ("ENUM", "Indicates this type is an enum. `enumValues` is a valid field."),
        ("INPUT_OBJECT", "Indicates this type is an input object. `inputFields` is a valid field."),
        ("LIST", "Indicates this type is a list. `ofType` is a valid field."),
        ("NON_NULL", "Indicates this type is a non-null. `ofType` is a valid field."));

    private static readonly EnumType DirectiveLocation = Enum(
        "__DirectiveLocation",
        "A Directive can be adjacent to many parts of the GraphQL language, a __DirectiveLocation describes one such possible adjacencies.",
        [.. DirectiveLocations.Ordered.Select(name => (name, (string?)null))]);

    internal static readonly ObjectType TypeType = Type<GraphQLType>(
        "__Type",
        "The fundamental unit of any GraphQL Schema is the type. There are many kinds of types in GraphQL as represented by the `__TypeKind` enum.\n\nDepending on the kind of a type, certain fields describe information about that type. Scalar types provide no information beyond a name, description and optional `specifiedByURL`, while Enum types provide their values. Object and Interface types provide the fields they describe. Abstract types, Union and Interface, provide the Object types possible at runtime. List and NonNull types compose other types.",
        f =>
        [
            f.Of("kind", TypeKind.NonNull, null, Kind),
            f.Of("name", Scalars.String, null, type => (type as NamedType)?.Name),
            f.Of("description", Scalars.String, null, type => (type as NamedType)?.Description),
            f.Of("specifiedByURL", Scalars.String, null, type => (type as ScalarType)?.SpecifiedByUrl),
            f.Of("fields", FieldType!.NonNull.List, null, [IncludeDeprecated], (type, args) => (type as FieldsType)?.Fields
                .Where(field => field.DeprecationReason is null || args.Get<bool>("includeDeprecated"))),
            f.Of("interfaces", TypeType!.NonNull.List, null, type => (type as FieldsType)?.Interfaces),
            f.Resolve("possibleTypes", TypeType.NonNull.List, null, [], PossibleTypes),
            f.Of("enumValues", EnumValueType!.NonNull.List, null, [IncludeDeprecated], (type, args) => (type as EnumType)?.Values
                .Where(value => value.DeprecationReason is null || args.Get<bool>("includeDeprecated"))),
            f.Of("inputFields", InputValueType!.NonNull.List, null, [IncludeDeprecated],
                (type, args) => Shown((type as InputObjectType)?.Fields, args)),
            f.Of("ofType", TypeType, null, OfType),
            f.Of("isOneOf", Scalars.Boolean, null, type => (type as InputObjectType)?.IsOneOf),
        ]);

    private static readonly ObjectType FieldType = Type<Field>(
        "__Field", "Object and Interface types are described by a list of Fields, each of which has a name, potentially a list of arguments, and a return type.",
        f =>
        [
            f.Of("name", Scalars.String.NonNull, null, field => field.Name),
            f.Of("description", Scalars.String, null, field => field.Description),
            f.Of("args", InputValueType!.NonNull.List.NonNull, null, [IncludeDeprecated],
                (field, args) => Shown(field.Arguments, args)),
            f.Of("type", TypeType.NonNull, null, field => field.Type),
            f.Of("isDeprecated", Scalars.Boolean.NonNull, null, field => field.DeprecationReason is not null),
            f.Of("deprecationReason", Scalars.String, null, field => field.DeprecationReason),
        ]);

    private static readonly ObjectType InputValueType = Type<Argument>(
        "__InputValue",
        "Arguments provided to Fields or Directives and the input fields of an InputObject are represented as Input Values which describe their type and optionally a default value.",
        f =>
        [
            f.Of("name", Scalars.String.NonNull, null, input => input.Name),
            f.Of("description", Scalars.String, null, input => input.Description),
            f.Of("type", TypeType.NonNull, null, input => input.Type),
            f.Of("defaultValue", Scalars.String,
                "A GraphQL-formatted string representing the default value for this input value.",
                input => input.DefaultNode is { } node ? Printer.Print(node) : null),
            f.Of("isDeprecated", Scalars.Boolean.NonNull, null, input => input.DeprecationReason is not null),
            f.Of("deprecationReason", Scalars.String, null, input => input.DeprecationReason),
        ]);

    private static readonly ObjectType EnumValueType = Type<EnumValue>(
        "__EnumValue",
        "One possible value for a given Enum. Enum values are unique values, not a placeholder for a string or numeric value. However an Enum value is returned in a JSON response as a string.",
        f =>
        [
            f.Of("name", Scalars.String.NonNull, null, value => value.Name),
            f.Of("description", Scalars.String, null, value => value.Description),
            f.Of("isDeprecated", Scalars.Boolean.NonNull, null, value => value.DeprecationReason is not null),
            f.Of("deprecationReason", Scalars.String, null, value => value.DeprecationReason),
        ]);

    private static readonly ObjectType DirectiveType = Type<Directive>(
        "__Directive",
        "A Directive provides a way to describe alternate runtime execution and type validation behavior in a GraphQL document.\n\nIn some cases, you need to provide options to alter GraphQL's execution behavior in ways field arguments will not suffice, such as conditionally including or skipping a field. Directives provide this by describing additional information to the executor.",
        f =>
        [
            f.Of("name", Scalars.String.NonNull, null, directive => directive.Name),
            f.Of("description", Scalars.String, null, directive => directive.Description),
            f.Of("isRepeatable", Scalars.Boolean.NonNull, null, directive => directive.IsRepeatable),
            f.Of("locations", DirectiveLocation.NonNull.List.NonNull, null, directive => directive.Locations),
            f.Of("args", InputValueType.NonNull.List.NonNull, null, [IncludeDeprecated],
                (directive, args) => Shown(directive.Arguments, args)),
        ]);

    internal static readonly ObjectType SchemaType = Type<Schema>(
        "__Schema",
        "A GraphQL Schema defines the capabilities of a GraphQL server. It exposes all available types and directives on the server, as well as the entry points for query, mutation, and subscription operations.",
        f =>
        [
            f.Of("description", Scalars.String, null, schema => schema.Description),
            f.Of("types", TypeType.NonNull.List.NonNull, "A list of all types supported by this server.", schema => schema.Types),
            f.Of("queryType", TypeType.NonNull, "The type that query operations will be rooted at.", schema => schema.Query),
            f.Of("mutationType", TypeType,
                "If this server supports mutation, the type that mutation operations will be rooted at.", schema => schema.Mutation),
            f.Of("subscriptionType", TypeType,
                "If this server support subscription, the type that subscription operations will be rooted at.",
                schema => schema.Subscription),
            f.Of("directives", DirectiveType.NonNull.List.NonNull, "A list of all directives supported by this server.",
                schema => schema.Directives),
        ]);

    /// <summary>Every composite type has it; the planner puts in the name itself. Spec 4.1.</summary>
    public static readonly Field TypeNameField = Field.Declared(
        "__typename", Scalars.String.NonNull, "The name of the current Object type at runtime.");

    public static IReadOnlyList<NamedType> AllTypes { get; } =
        [SchemaType, TypeType, TypeKind, FieldType, InputValueType, EnumValueType, DirectiveType, DirectiveLocation];

    public static Field SchemaFieldOf(Schema schema) => FieldsOf<object>.Instance.Of(
        "__schema", SchemaType.NonNull, "Access the current type schema of this server.", _ => schema);

    public static Field TypeFieldOf(Schema schema) => FieldsOf<object>.Instance.Of(
        "__type", TypeType, "Request the type information of a single type.",
        [Argument.Of("name", Scalars.String.NonNull, null)], (_, args) => schema.TypeNamed(args.Get<string>("name")!));

    /// <summary>All names of a schema, which the parser then does not make anew.</summary>
    public static IEnumerable<string> NamesOf(Schema schema)
    {
        foreach (var type in schema.Types)
        {
            yield return type.Name;
            foreach (var field in (type as FieldsType)?.Fields ?? [])
            {
                yield return field.Name;
                foreach (var argument in field.Arguments)
                    yield return argument.Name;
            }
            foreach (var entry in (type as InputObjectType)?.Fields ?? [])
                yield return entry.Name;
            foreach (var value in (type as EnumType)?.Values ?? [])
                yield return value.Name;
        }
        yield return "__typename";
        yield return "if";
    }

    private static ObjectType Type<T>(string name, string description, Func<FieldsOf<T>, IEnumerable<Field>> fields) =>
        new(name, description, () => fields(FieldsOf<T>.Instance), null, typeof(T)) { IsSpecified = true };

    private static EnumType Enum(string name, string description, params (string Name, string? Description)[] values) =>
        new(name, description, () => values.Select(v => new EnumValue(v.Name, v.Name, v.Description))) { IsSpecified = true };

    private static IEnumerable<Argument>? Shown(IEnumerable<Argument>? inputs, Arguments args) =>
        inputs?.Where(input => input.DeprecationReason is null || args.Get<bool>("includeDeprecated"));

    private static ValueTask<IEnumerable<ObjectType>?> PossibleTypes(
        GraphQLType type, Arguments args, ResolveContext context, CancellationToken ct) =>
        new(type is InterfaceType or UnionType ? context.Selection.Schema.PossibleTypes((CompositeType)type) : null);

    private static GraphQLType? OfType(GraphQLType type) => type switch
    {
        NonNullType nonNull => nonNull.Of,
        ListType list => list.Of,
        _ => null,
    };

    private static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
