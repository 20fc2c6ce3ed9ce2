using System.Globalization;
using System.Text.Json;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>A schema from a document of definitions and extensions. Spec 3.</summary>
internal sealed class SdlBuilder
{
    private readonly DocumentNode _document;
    private readonly SdlResolvers _resolvers;
    private readonly Dictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly ILookup<string, TypeDefinitionNode> _extensions;
    private readonly List<SchemaNode> _schemaNodes;

    private SdlBuilder(DocumentNode document, SdlResolvers resolvers)
    {
        (_document, _resolvers) = (document, resolvers);
        _schemaNodes = [.. document.Definitions.OfType<SchemaNode>()];
        _extensions = document.Definitions.OfType<TypeDefinitionNode>().Where(node => node.IsExtension)
            .ToLookup(node => node.Name.Value);
    }

    public static Schema Build(DocumentNode document, SdlResolvers resolvers) =>
        new SdlBuilder(document, resolvers).Build();

    private Schema Build()
    {
        foreach (var scalar in Scalars.AllSpecified)
            _types.Add(scalar.Name, scalar);
        foreach (var type in Introspection.AllTypes)
            _types.Add(type.Name, type);
        var defined = new List<NamedType>();
        foreach (var node in _document.Definitions.OfType<TypeDefinitionNode>().Where(node => !node.IsExtension))
        {
            // A definition of a specified type is that type.
            if (_types.GetValueOrDefault(node.Name.Value) is { IsSpecified: true })
                continue;
            var type = TypeOf(node);
            type.Origins.Add(node);
            type.Origins.AddRange(_extensions[type.Name]);
            _types[type.Name] = type;
            defined.Add(type);
        }
        var own = _document.Definitions.OfType<DirectiveDefinitionNode>().Select(DirectiveOf).ToList();
        var specified = SpecifiedDirectives.All.Where(
            directive => own.TrueForAll(known => known.Name != directive.Name));
        var roots = Roots();
        return new Schema(
            roots.GetValueOrDefault(OperationKind.Query), roots.GetValueOrDefault(OperationKind.Mutation),
            roots.GetValueOrDefault(OperationKind.Subscription), defined, [.. own, .. specified],
            _schemaNodes.FirstOrDefault(node => !node.IsExtension)?.Description?.Value)
        {
            Source = _document.Source,
            Origins = _schemaNodes,
            TypeResolver = _resolvers.TypeOf,
        };
    }

    private Dictionary<OperationKind, NamedType> Roots()
    {
        var roots = new Dictionary<OperationKind, NamedType>();
        foreach (var operationType in _schemaNodes.SelectMany(node => node.OperationTypes))
            roots[operationType.Kind] = Named(operationType.Type);
        if (_schemaNodes.Exists(node => !node.IsExtension))
            return roots;
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (_types.TryGetValue(kind.ToString(), out var type))
                roots.TryAdd(kind, type);
        }
        return roots;
    }

    private NamedType TypeOf(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        var description = node.Description?.Value;
        return node switch
        {
            ScalarNode => _resolvers.Scalars.FirstOrDefault(scalar => scalar.Name == name)
                ?.DeclaredAs(description, SpecifiedByUrlOf(node)) ?? ScalarOf(node),
            FieldsTypeNode { IsInterface: true } =>
                new InterfaceType(name, description, () => FieldsOf(node), () => InterfacesOf(node)),
            FieldsTypeNode => new ObjectType(name, description, () => FieldsOf(node), () => InterfacesOf(node)),
            UnionNode => new UnionType(name, description, () =>
                Parts<UnionNode>(node).SelectMany(part => part.Types).Select(Named).OfType<ObjectType>()),
            EnumTypeNode => new EnumType(name, description, () =>
                Parts<EnumTypeNode>(node).SelectMany(part => part.Values).Select(ValueOf)),
            InputObjectNode => new InputObjectType(
                name, description, () => Parts<InputObjectNode>(node).SelectMany(part => part.Fields).Select(InputOf),
                Parts<InputObjectNode>(node).Any(part => DirectiveOn(part.Directives, "oneOf") is not null)),
            _ => throw new ArgumentOutOfRangeException(nameof(node)),
        };
    }

    /// <summary>A definition and its extensions.</summary>
    private IEnumerable<T> Parts<T>(TypeDefinitionNode node) where T : TypeDefinitionNode =>
        _extensions[node.Name.Value].OfType<T>().Prepend((T)node);

    private ScalarType ScalarOf(TypeDefinitionNode node) =>
        new ScalarType(node.Name.Value, node.Description?.Value, AnyValue)
    {
        SpecifiedByUrl = SpecifiedByUrlOf(node),
    }.WhenBoxed(ScalarOutputs.WriteAny);

    private string? SpecifiedByUrlOf(TypeDefinitionNode node) => Parts<ScalarNode>(node)
        .Select(part => Text(DirectiveOn(part.Directives, "specifiedBy"), "url",
            null)).LastOrDefault(url => url is not null);

    private static object AnyValue(ScalarInput input)
    {
        switch (input.Kind)
        {
            case InputKind.Int or InputKind.Float:
                var number = double.Parse(input.Text, CultureInfo.InvariantCulture);
                return number is >= int.MinValue and <= int.MaxValue
                    && number == Math.Truncate(number) ? (int)number : number;
            case InputKind.Boolean:
                return input.Text == "true";
            case InputKind.List or InputKind.Object:
                using (var json = JsonDocument.Parse(input.Text))
                    return json.RootElement.Clone();
            default:
                return input.Text;
        }
    }

    private IEnumerable<InterfaceType> InterfacesOf(TypeDefinitionNode node) =>
        Parts<FieldsTypeNode>(node).SelectMany(part => part.Interfaces).Select(Named).OfType<InterfaceType>();

    private IEnumerable<Field> FieldsOf(TypeDefinitionNode node) =>
        Parts<FieldsTypeNode>(node).SelectMany(part => part.Fields).Select(field => FieldOf(node.Name.Value, field));

    private Field FieldOf(string parent, FieldDefinitionNode node)
    {
        var isStream = _resolvers.Subscribe is not null
            && _types[parent] == Roots().GetValueOrDefault(OperationKind.Subscription);
        FieldBinding binding = isStream
            ? new StreamBinding<object?>((arguments, context, ct) => _resolvers.Subscribe!(arguments, context, ct))
            : new ResolverBinding<object, object?>((value, arguments, context, ct) =>
                _resolvers.Resolve(value, arguments, context, ct));
        return new Field(
            node.Name.Value, Reference(
                node.Type), node.Description?.Value, [.. node.Arguments.Select(InputOf)], binding)
        {
            Origin = node,
            DeprecationReason = DeprecationOf(node.Directives),
        };
    }

    private Argument InputOf(InputValueNode node) =>
        new(node.Name.Value, Reference(node.Type), node.Description?.Value, node.DefaultValue)
        {
            Origin = node,
            DeprecationReason = DeprecationOf(node.Directives),
        };

    private static EnumValue ValueOf(EnumValueDefinitionNode node) =>
        new(node.Name.Value, node.Name.Value, node.Description?.Value,
            DeprecationOf(node.Directives)) { Origin = node };

    private Directive DirectiveOf(DirectiveDefinitionNode node) => new(
        node.Name.Value, node.Description?.Value, [.. node.Locations.Select(location => location.Value)],
        [.. node.Arguments.Select(InputOf)], node.IsRepeatable)
    {
        Origin = node,
    };

    private GraphQLType Reference(TypeNode node) => node switch
    {
        NonNullTypeNode nonNull => Reference(nonNull.Of).NonNull,
        ListTypeNode list => Reference(list.Of).List,
        _ => Named((NamedTypeNode)node),
    };

    private NamedType Named(NamedTypeNode node) => _types.GetValueOrDefault(node.Name.Value)
        ?? throw new SchemaException(
            [GraphQLError.At($"Unknown type: \"{node.Name}\".", _document.Source, node.Start)]);

    private static DirectiveNode? DirectiveOn(IEnumerable<DirectiveNode> directives, string name) =>
        directives.FirstOrDefault(directive => directive.Name.Value == name);

    private static string? DeprecationOf(IEnumerable<DirectiveNode> directives) =>
        Text(DirectiveOn(directives, "deprecated"), "reason", "No longer supported");

    private static string? Text(DirectiveNode? directive, string argument, string? whenMissing) => directive is null
        ? null
        : (directive.Arguments.FirstOrDefault(given => given.Name.Value == argument)?.Value as StringNode)?.Value
            ?? whenMissing;
}
