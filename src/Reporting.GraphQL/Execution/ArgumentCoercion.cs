using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// Arguments cannot be coerced; the place is the argument's value, or the field where an argument is missing.
/// </summary>
internal sealed class CoercionException : Exception
{
    public CoercionException(string message, SourceText source, int offset)
        : base(message) => Error = GraphQLError.At(message, source, offset);

    public CoercionException() : this("")
    {
    }

    public CoercionException(string message) : base(message) => Error = new GraphQLError(message);

    public CoercionException(string message, Exception innerException)
        : base(message, innerException) => Error = new GraphQLError(message);

    public GraphQLError Error { get; }
}

/// <summary>Arguments of fields and directives. Spec 6.4.1 Coercing Field Arguments.</summary>
internal static class ArgumentCoercion
{
    public static Arguments CoerceArgumentValues(
        IReadOnlyList<Argument> definitions, IReadOnlyList<ArgumentNode> nodes, int offset, VariableValues variables,
            SourceText source)
    {
        var values = new object?[definitions.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var definition = definitions[i];
            var node = Find(nodes, definition.Name);
            values[i] = node is null
                ? MissingValue(definition, source, offset)
                : GivenValue(definition, node.Value, variables, source);
        }
        return new Arguments(definitions, values);
    }

    private static ArgumentNode? Find(IReadOnlyList<ArgumentNode> nodes, string name)
    {
        foreach (var node in nodes)
        {
            if (node.Name.Value == name)
                return node;
        }
        return null;
    }

    private static object? MissingValue(Argument definition, SourceText source, int offset)
    {
        if (definition.HasDefault)
            return definition.DefaultValue;
        return definition.Type.IsNonNull
            ? throw new CoercionException(
                $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was not provided.", source,
                    offset)
            : InputValues.Absent;
    }

    private static object? GivenValue(Argument definition, ValueNode node, VariableValues variables, SourceText source)
    {
        object? value;
        if (node is VariableNode variable)
        {
            if (!variables.TryGet(variable.Name.Value, out value))
            {
                if (definition.HasDefault)
                    return definition.DefaultValue;
                return definition.Type.IsNonNull
                    ? throw new CoercionException(
                        $"Argument \"{definition.Name}\" of required type \"{definition.Type}\" was provided the variable " +
                        $"\"${variable.Name}\" which was not provided a runtime value.", source, node.Start)
                    : InputValues.Absent;
            }
        }
        else if (!LiteralCoercion.TryCoerce(node, definition.Type, variables, out value) && node is not NullNode)
        {
            throw new CoercionException(
                $"Argument \"{definition.Name}\" has invalid value {Printer.Print(node)}.", source, node.Start);
        }
        return value is null && definition.Type.IsNonNull
            ? throw new CoercionException(
                $"Argument \"{definition.Name}\" of non-null type \"{definition.Type}\" must not be null.", source,
                    node.Start)
            : value;
    }
}
