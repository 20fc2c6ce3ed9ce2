using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>The rules of the type system. Spec 3.</summary>
internal static class SchemaValidator
{
    /// <summary>Throws when a rule is broken.</summary>
    public static void Check(Schema schema)
    {
        var errors = ValidateSchema(schema);
        if (errors.Count > 0)
            throw new SchemaException(errors);
    }

    public static IReadOnlyList<GraphQLError> ValidateSchema(Schema schema)
    {
        var errors = new SchemaErrors(schema.Source);
        ValidateRootTypes(schema, errors);
        foreach (var name in schema.Duplicates)
            errors.Add($"There are two types named \"{name}\".");
        foreach (var directive in schema.Directives)
            ValidateDirective(directive, errors);
        foreach (var type in schema.Types.Where(type => !type.IsSpecified))
        {
            errors.CheckName(type.Name, type.Origins.FirstOrDefault());
            ValidateType(type, schema, errors);
        }
        InputRules.ValidateCycles(schema, errors);
        return errors.All;
    }

    // Spec 3.3.1 Root Operation Types
    private static void ValidateRootTypes(Schema schema, SchemaErrors errors)
    {
        if (schema.RootTypes[0] is null)
            errors.Add("Query root type must be provided.", schema.Origins.FirstOrDefault(node => !node.IsExtension));
        var byType = new Dictionary<NamedType, List<OperationKind>>();
        foreach (var kind in Enum.GetValues<OperationKind>())
        {
            if (schema.RootTypes[(int)kind] is not { } type)
                continue;
            if (type is not ObjectType)
            {
                errors.Add(
                    $"{kind} root type must be Object type{(kind == 0 ? "" : " if provided")}, it cannot be {type}.",
                    RootNode(schema, kind) as Node ?? type.Origins.FirstOrDefault());
            }
            byType.TryAdd(type, []);
            byType[type].Add(kind);
        }
        foreach (var (type, kinds) in byType.Where(entry => entry.Value.Count > 1))
        {
            var names = string.Join(" and ", kinds.Select(Printer.Keyword));
            errors.Add($"All root types must be different, \"{type}\" type is used as {names} root types.",
                kinds.Select(kind => RootNode(schema, kind)));
        }
    }

    private static NamedTypeNode? RootNode(Schema schema, OperationKind kind) =>
        schema.Origins.SelectMany(node => node.OperationTypes).FirstOrDefault(node => node.Kind == kind)?.Type;

    // Spec 3.13 Directives
    private static void ValidateDirective(Directive directive, SchemaErrors errors)
    {
        errors.CheckName(directive.Name, directive.Origin);
        foreach (var argument in directive.Arguments)
        {
            errors.CheckName(argument.Name, argument.Origin);
            if (!argument.Type.IsInput)
            {
                errors.Add(
                    $"The type of @{directive.Name}({argument.Name}:) must be Input Type but got: {argument.Type}.",
                    argument.Origin);
            }
            errors.CheckDeprecation(argument, $"argument @{directive.Name}({argument.Name}:)");
            InputRules.ValidateDefault(argument, $"@{directive.Name}({argument.Name}:)", errors);
        }
    }

    private static void ValidateType(NamedType type, Schema schema, SchemaErrors errors)
    {
        switch (type)
        {
            case FieldsType fieldsType:
                ValidateFields(fieldsType, errors);
                InterfaceRules.Validate(fieldsType, schema, errors);
                break;
            case UnionType union:
                ValidateUnion(union, schema, errors);
                break;
            case EnumType known:
                if (known.Values.Count == 0)
                    errors.Add($"Enum type {type} must define one or more values.", type.Origins);
                foreach (var value in known.Values)
                    errors.CheckName(value.Name, value.Origin);
                break;
            case InputObjectType input:
                InputRules.Validate(input, errors);
                break;
        }
    }

    // Spec 3.6 Objects, 3.7 Interfaces: type validation 1 and 2
    private static void ValidateFields(FieldsType type, SchemaErrors errors)
    {
        if (type.Fields.Count == 0)
            errors.Add($"Type {type} must define one or more fields.", type.Origins);
        foreach (var field in type.Fields)
        {
            errors.CheckName(field.Name, field.Origin);
            if (!field.Type.IsOutput)
                errors.Add(
                    $"The type of {type}.{field.Name} must be Output Type but got: {field.Type}.", field.Origin?.Type);
            if (!ReferenceEquals(type.FieldNamed(field.Name), field))
                errors.Add($"Type {type} has two fields named \"{field.Name}\".", field.Origin);
            foreach (var argument in field.Arguments)
            {
                var coordinate = $"{type}.{field.Name}({argument.Name}:)";
                errors.CheckName(argument.Name, argument.Origin);
                if (!argument.Type.IsInput)
                    errors.Add($"The type of {coordinate} must be Input Type but got: {argument.Type}.",
                        argument.Origin?.Type);
                errors.CheckDeprecation(argument, $"argument {coordinate}");
                InputRules.ValidateDefault(argument, coordinate, errors);
            }
        }
    }

    // Spec 3.8 Unions: type validation
    private static void ValidateUnion(UnionType union, Schema schema, SchemaErrors errors)
    {
        var nodes = union.Origins.OfType<UnionNode>().SelectMany(node => node.Types).ToList();
        if (union.Types.Count == 0 && nodes.Count == 0)
            errors.Add($"Union type {union} must define one or more member types.", union.Origins);
        foreach (
            var name in union.Types.GroupBy(type => type.Name).Where(same => same.Count() > 1).Select(same => same.Key))
            errors.Add(
                $"Union type {union} can only include type {name} once.", nodes.Where(node => node.Name.Value == name));
        foreach (var node in nodes.Where(node => schema.TypeNamed(node.Name.Value) is not ObjectType))
            errors.Add($"Union type {union} can only include Object types, it cannot include {node.Name}.", node);
    }
}
