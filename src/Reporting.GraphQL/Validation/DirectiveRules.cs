using System.Collections.Immutable;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>Rules about directives. Spec 5.7.</summary>
internal sealed class DirectiveRules(ValidationContext context)
{
    // Spec 5.7.1 Directives Are Defined, 5.7.2 Directives Are in Valid Locations
    public Directive? KnownDirectives(DirectiveNode node, string location)
    {
        var directive = context.Schema.DirectiveNamed(node.Name.Value);
        if (directive is null)
            context.Report(Rule.KnownDirectives, $"Unknown directive \"@{node.Name}\".", node.Start);
        else if (!directive.Locations.Contains(location))
            context.Report(
                Rule.KnownDirectives, $"Directive \"@{node.Name}\" may not be used on {location}.", node.Start);
        return directive;
    }

    // Spec 5.7.3 Directives Are Unique per Location: every repetition is named with the first one.
    public void UniqueDirectivesPerLocation(ImmutableArray<DirectiveNode> nodes)
    {
        for (var i = 1; i < nodes.Length; i++)
        {
            var name = nodes[i].Name.Value;
            if (context.Schema.DirectiveNamed(name) is not { IsRepeatable: false })
                continue;
            var first = 0;
            while (nodes[first].Name.Value != name)
                first++;
            if (first < i)
                context.Report(
                    Rule.UniqueDirectivesPerLocation,
                        $"The directive \"@{name}\" can only be used once at this location.",
                    nodes[first].Start, nodes[i].Start);
        }
    }
}
