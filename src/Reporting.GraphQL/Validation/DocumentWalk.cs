using System.Collections.Immutable;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Validation;

/// <summary>
/// The one walk over the document, with the types in hand: every rule that looks at one place is called here. What
/// rules about variables and fragments need from everywhere is noted in <see cref="ValidationContext.Usages"/>.
/// </summary>
internal sealed class DocumentWalk(ValidationContext context)
{
    private readonly DirectiveRules _directives = new(context);
    private readonly ValueRules _values = new(context);
    private Usage _usage = new();

    public void Visit()
    {
        foreach (var definition in context.Document.Definitions)
        {
            context.Usages[definition] = _usage = new Usage();
            switch (definition)
            {
                case OperationNode operation:
                    VisitOperation(operation);
                    break;
                case FragmentNode fragment:
                    FragmentRules.TypeCondition(context, fragment.TypeCondition, fragment.Name.Value);
                    VisitDirectives(fragment.Directives, "FRAGMENT_DEFINITION", null);
                    VisitSelectionSet(fragment.SelectionSet, context.TypeOf(fragment.TypeCondition) as CompositeType);
                    break;
            }
        }
    }

    private void VisitOperation(OperationNode operation)
    {
        foreach (var variable in operation.Variables)
            VisitVariableDefinition(variable);
        var location = operation.Kind switch
        {
            OperationKind.Query => "QUERY",
            OperationKind.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        };
        VisitDirectives(operation.Directives, location, null);
        VisitSelectionSet(operation.SelectionSet, OperationRules.RootType(context.Schema, operation.Kind));
    }

    private void VisitVariableDefinition(VariableDefinitionNode variable)
    {
        VariableRules.KnownTypeNames(context, variable.Type);
        var type = context.TypeOf(variable.Type);
        // Spec 5.8.2 Variables Are Input Types
        if (type is { IsInput: false })
            context.Report(
                Rule.VariablesAreInputTypes, $"Variable \"${variable.Name}\" cannot be non-input type \"{type}\".",
                    variable.Type.Start);
        // What stands in a variable's definition is constant and is no use of variables.
        if (variable.DefaultValue is { } value)
            _values.Visit(value, type is { IsInput: true } ? type : null, new Usage());
        VisitDirectives(variable.Directives, "VARIABLE_DEFINITION", null, new Usage());
    }

    private void VisitSelectionSet(SelectionSetNode set, CompositeType? parent)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    VisitField(field, parent);
                    break;
                case FragmentSpreadNode spread:
                    _usage.Spreads.Add(spread);
                    FragmentRules.Spread(context, spread, parent);
                    VisitDirectives(spread.Directives, "FRAGMENT_SPREAD", null);
                    break;
                case InlineFragmentNode inline:
                    VisitInlineFragment(inline, parent);
                    break;
            }
        }
    }

    private void VisitInlineFragment(InlineFragmentNode inline, CompositeType? parent)
    {
        var type = parent;
        if (inline.TypeCondition is { } condition)
        {
            FragmentRules.TypeCondition(context, condition, fragmentName: null);
            type = context.TypeOf(condition) as CompositeType;
        }
        FragmentRules.InlineFragment(context, inline, type, parent);
        VisitDirectives(inline.Directives, "INLINE_FRAGMENT", null);
        VisitSelectionSet(inline.SelectionSet, type);
    }

    private void VisitField(FieldNode node, CompositeType? parent)
    {
        var field = parent is null ? null : context.Schema.FieldOf(parent, node.Name.Value);
        if (parent is not null && field is null)
            FieldRules.FieldsOnCorrectType(context, node, parent);
        if (field is not null)
            FieldRules.Check(context, node, field, parent!);
        ArgumentRules.UniqueArgumentNames(context, node.Arguments);
        foreach (var argument in node.Arguments)
        {
            var definition = ArgumentRules.Find(field?.Arguments, argument.Name.Value);
            if (field is not null && definition is null)
                ArgumentRules.KnownArgumentNames(context, argument, field, parent!);
            _values.VisitArgument(argument, definition, _usage);
        }
        VisitDirectives(node.Directives, "FIELD", field);
        if (field is not null)
            ArgumentRules.ProvidedRequiredArguments(context, node, field, parent!);
        if (node.SelectionSet is { } set)
            VisitSelectionSet(set, field?.Type.Named as CompositeType);
    }

    private void VisitDirectives(
        ImmutableArray<DirectiveNode> directives, string location, Field? field, Usage? usage = null)
    {
        if (directives.Length == 0)
            return;
        _directives.UniqueDirectivesPerLocation(directives);
        foreach (var node in directives)
        {
            var directive = _directives.KnownDirectives(node, location);
            ArgumentRules.UniqueArgumentNames(context, node.Arguments);
            foreach (var argument in node.Arguments)
            {
                // An unknown directive's argument is read as the field's, as graphql-js does.
                var definition = ArgumentRules.Find(directive?.Arguments ?? field?.Arguments, argument.Name.Value);
                if (directive is not null && definition is null)
                    ArgumentRules.KnownArgumentNames(context, argument, directive);
                _values.VisitArgument(argument, definition, usage ?? _usage);
            }
            if (directive is not null)
                ArgumentRules.ProvidedRequiredArguments(context, node, directive);
        }
    }
}
