using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>Collects breaches of the type system's rules, with places where the schema came from SDL.</summary>
internal sealed class SchemaErrors(SourceText? source)
{
    public List<GraphQLError> All { get; } = [];

    public void Add(string message, params IEnumerable<Node?> nodes)
    {
        var places = source is null ? [] : nodes.Where(node => node is not null).Select(node => node!.Start).ToArray();
        All.Add(source is null ? new GraphQLError(message) : GraphQLError.At(message, source, places));
    }

    // Spec 3.3 Schema, 3.5 Names: two underscores belong to introspection.
    public void CheckName(string name, Node? node)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            Add($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        else if (!IsName(name))
            Add($"\"{name}\" is no GraphQL name.", node);
    }

    private static bool IsName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0])
        && name.All(unit => char.IsAsciiLetterOrDigit(unit) || unit == '_');

    /// <summary>A required argument or input field must not be deprecated. Spec 3.13.3.</summary>
    public void CheckDeprecation(Argument input, string description)
    {
        if (input.DeprecationReason is not null && input.IsRequired)
            Add($"Required {description} cannot be deprecated.", DeprecatedOn(input.Origin?.Directives),
                input.Origin?.Type);
    }

    public static DirectiveNode? DeprecatedOn(IEnumerable<DirectiveNode>? directives) =>
        directives?.FirstOrDefault(directive => directive.Name.Value == "deprecated");
}
