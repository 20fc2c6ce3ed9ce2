using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>Rules of directives that stand in a type system document. Spec 3.13, 5.7.</summary>
internal static class SdlDirectiveRules
{
    /// <summary>Directives at one place; the places of a type and of its extensions have one owner.</summary>
    private sealed record Place(string Location, object Owner, IReadOnlyList<DirectiveNode> Directives);

    private sealed record Known(bool IsRepeatable, IReadOnlyList<string> Locations, IReadOnlyList<(string Name, bool IsRequired)> Arguments);

    public static void KnownDirectives(SdlContext context)
    {
        var known = KnownBy(context);
        foreach (var place in Places(context))
        {
            foreach (var directive in place.Directives)
            {
                if (!known.TryGetValue(directive.Name.Value, out var definition))
                    context.Errors.Add($"Unknown directive \"@{directive.Name}\".", directive);
                else if (!definition.Locations.Contains(place.Location))
                    context.Errors.Add(
                        $"Directive \"@{directive.Name}\" may not be used on {place.Location}.", directive);
            }
        }
    }

    public static void UniqueDirectivesPerLocation(SdlContext context)
    {
        var known = KnownBy(context);
        foreach (var owner in Places(context).GroupBy(place => place.Owner))
        {
            foreach (var same in owner.SelectMany(place => place.Directives).GroupBy(directive => directive.Name.Value))
            {
                if (known.TryGetValue(same.Key, out var definition) && !definition.IsRepeatable && same.Count() > 1)
                {
                    context.Errors.Add(
                        $"The directive \"@{same.Key}\" can only be used once at this location.", same);
                }
            }
        }
    }

    public static void KnownArgumentNamesOnDirectives(SdlContext context)
    {
        foreach (var (directive, definition) in KnownUses(context))
        {
            foreach (var argument in directive.Arguments)
            {
                if (definition.Arguments.All(known => known.Name != argument.Name.Value))
                    context.Errors.Add(
                        $"Unknown argument \"{argument.Name}\" on directive \"@{directive.Name}\".", argument);
            }
        }
    }

    public static void ProvidedRequiredArgumentsOnDirectives(SdlContext context)
    {
        foreach (var (directive, definition) in KnownUses(context))
        {
            foreach (var (name, isRequired) in definition.Arguments)
            {
                if (isRequired && directive.Arguments.All(argument => argument.Name.Value != name))
                    context.Errors.Add(
                        $"Argument \"@{directive.Name}({name}:)\" is required, but it was not provided.", directive);
            }
        }
    }

    public static void UniqueArgumentNames(SdlContext context)
    {
        foreach (var directive in Places(context).SelectMany(place => place.Directives))
        {
            context.RequireUnique(directive.Arguments.Select(argument => argument.Name),
                name => $"There can be only one argument named \"{name}\".");
        }
    }

    public static void UniqueInputFieldNames(SdlContext context)
    {
        var given = Places(context).SelectMany(place => place.Directives).SelectMany(directive => directive.Arguments)
            .Select(argument => argument.Value);
        foreach (var input in given.Concat(Inputs(context).Select(input => input.DefaultValue).OfType<ValueNode>()).SelectMany(Objects))
        {
            context.RequireUnique(input.Fields.Select(field => field.Name),
                name => $"There can be only one input field named \"{name}\".");
        }
    }

    private static IEnumerable<ObjectNode> Objects(ValueNode value) => value switch
    {
        ListNode list => list.Items.SelectMany(Objects),
        ObjectNode input => input.Fields.SelectMany(field => Objects(field.Value)).Prepend(input),
        _ => [],
    };

    private static IEnumerable<(DirectiveNode, Known)> KnownUses(SdlContext context)
    {
        var known = KnownBy(context);
        foreach (var directive in Places(context).SelectMany(place => place.Directives))
        {
            if (known.TryGetValue(directive.Name.Value, out var definition))
                yield return (directive, definition);
        }
    }

    private static Dictionary<string, Known> KnownBy(SdlContext context)
    {
        var known = new Dictionary<string, Known>(StringComparer.Ordinal);
        foreach (var directive in context.Existing?.Directives ?? SpecifiedDirectives.All)
        {
            known[directive.Name] = new Known(directive.IsRepeatable, directive.Locations,
                [.. directive.Arguments.Select(argument => (argument.Name, argument.IsRequired))]);
        }
        foreach (var node in context.Directives)
        {
            known[node.Name.Value] = new Known(node.IsRepeatable, [.. node.Locations.Select(location =>
                location.Value)],
                [.. node.Arguments.Select(argument =>
                    (argument.Name.Value, argument.Type is NonNullTypeNode && argument.DefaultValue is null))]);
        }
        return known;
    }

    private static IEnumerable<InputValueNode> Inputs(SdlContext context) =>
        context.Document.Definitions.SelectMany(node => node switch
    {
        FieldsTypeNode type => type.Fields.SelectMany(field => field.Arguments),
        InputObjectNode input => input.Fields,
        DirectiveDefinitionNode directive => directive.Arguments,
        _ => [],
    });

    private static IEnumerable<Place> Places(SdlContext context)
    {
        foreach (var node in context.Document.Definitions.OfType<TypeSystemNode>())
        {
            var owner = (node as TypeDefinitionNode)?.Name.Value ?? "schema";
            yield return new Place(LocationOf(node), owner, node.Directives);
            foreach (var inner in PlacesIn(node))
                yield return inner;
        }
    }

    private static IEnumerable<Place> PlacesIn(TypeSystemNode node) => node switch
    {
        FieldsTypeNode type => type.Fields.SelectMany(field => field.Arguments
            .Select(argument => new Place("ARGUMENT_DEFINITION", argument, argument.Directives))
            .Prepend(new Place("FIELD_DEFINITION", field, field.Directives))),
        EnumTypeNode type => type.Values.Select(value => new Place("ENUM_VALUE", value, value.Directives)),
        InputObjectNode type =>
            type.Fields.Select(field => new Place("INPUT_FIELD_DEFINITION", field, field.Directives)),
        DirectiveDefinitionNode directive => directive.Arguments.Select(argument =>
            new Place("ARGUMENT_DEFINITION", argument, argument.Directives)),
        _ => [],
    };

    private static string LocationOf(TypeSystemNode node) => node switch
    {
        SchemaNode => "SCHEMA",
        FieldsTypeNode { IsInterface: true } => "INTERFACE",
        FieldsTypeNode => "OBJECT",
        UnionNode => "UNION",
        EnumTypeNode => "ENUM",
        InputObjectNode => "INPUT_OBJECT",
        _ => "SCALAR",
    };
}
