using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>What implementing an interface asks for. Spec 3.6 IsValidImplementation().</summary>
internal static class InterfaceRules
{
    public static void Validate(FieldsType type, Schema schema, SchemaErrors errors)
    {
        foreach (var node in NodesOf(type).Where(node => schema.TypeNamed(node.Name.Value) is not InterfaceType))
            errors.Add($"Type {type} must only implement Interface types, it cannot implement {node.Name}.", node);
        var seen = new HashSet<InterfaceType>();
        foreach (var implemented in type.Interfaces)
        {
            if (ReferenceEquals(type, implemented))
            {
                errors.Add($"Type {type} cannot implement itself because it would create a circular reference.",
                    NodesOf(type, implemented));
            }
            else if (!seen.Add(implemented))
            {
                errors.Add($"Type {type} can only implement {implemented} once.", NodesOf(type, implemented));
            }
            else
            {
                ValidateAncestors(type, implemented, errors);
                ValidateFields(type, implemented, errors);
            }
        }
    }

    private static IEnumerable<NamedTypeNode> NodesOf(FieldsType type, InterfaceType? named = null) => type.Origins
        .OfType<FieldsTypeNode>().SelectMany(node => node.Interfaces)
        .Where(node => named is null || node.Name.Value == named.Name);

    private static void ValidateAncestors(FieldsType type, InterfaceType implemented, SchemaErrors errors)
    {
        foreach (var ancestor in implemented.Interfaces.Where(ancestor => !type.Interfaces.Contains(ancestor)))
        {
            var message = ReferenceEquals(ancestor, type)
                ? $"Type {type} cannot implement {implemented} because it would create a circular reference."
                : $"Type {type} must implement {ancestor} because it is implemented by {implemented}.";
            errors.Add(message, NodesOf(implemented, ancestor).Concat(NodesOf(type, implemented)));
        }
    }

    private static void ValidateFields(FieldsType type, InterfaceType implemented, SchemaErrors errors)
    {
        foreach (var promised in implemented.Fields)
        {
            var coordinate = $"{implemented}.{promised.Name}";
            if (type.FieldNamed(promised.Name) is not { } field)
            {
                errors.Add($"Interface field {coordinate} expected but {type} does not provide it.",
                    type.Origins.Prepend<Node?>(promised.Origin));
                continue;
            }
            if (!Schema.IsSubType(field.Type, promised.Type))
            {
                errors.Add(
                    $"Interface field {coordinate} expects type {promised.Type} but {type}.{field.Name} is type {field.Type}.",
                    promised.Origin?.Type, field.Origin?.Type);
            }
            if (field.DeprecationReason is not null && promised.DeprecationReason is null)
            {
                errors.Add(
                    $"Interface field {coordinate} is not deprecated, so {type}.{field.Name} must not be deprecated.",
                    SchemaErrors.DeprecatedOn(field.Origin?.Directives), field.Origin?.Type);
            }
            ValidateArguments(type, field, promised, coordinate, errors);
        }
    }

    private static void ValidateArguments(
        FieldsType type, Field field, Field promised, string coordinate, SchemaErrors errors)
    {
        foreach (var wanted in promised.Arguments)
        {
            var given = field.Arguments.FirstOrDefault(argument => argument.Name == wanted.Name);
            if (given is null)
            {
                errors.Add($"Interface field argument {coordinate}({wanted.Name}:) expected but {type}.{field.Name} does not provide it.",
                    wanted.Origin, field.Origin);
            }
            else if (!GraphQLType.AreEqual(given.Type, wanted.Type))
            {
                errors.Add($"Interface field argument {coordinate}({wanted.Name}:) expects type {wanted.Type} "
                    + $"but {type}.{field.Name}({given.Name}:) is type {given.Type}.", wanted.Origin?.Type,
                        given.Origin?.Type);
            }
        }
        foreach (var extra in field.Arguments.Where(argument => argument.IsRequired))
        {
            if (promised.Arguments.All(argument => argument.Name != extra.Name))
            {
                errors.Add($"Field {type}.{field.Name} includes required argument {extra.Name} "
                    + $"that is missing from the Interface field {coordinate}.", extra.Origin, promised.Origin);
            }
        }
    }
}
