using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// The arguments of a selection: coerced once with the plan where no variable is in them, else once in each execution.
/// </summary>
internal sealed class ArgumentPlan
{
    public static readonly ArgumentPlan None = new() { _constant = Arguments.None };

    private Arguments? _constant;
    private Field? _field;
    private FieldNode? _node;
    private SourceText? _source;

    public static ArgumentPlan Of(Field field, FieldNode node, Planner planner)
    {
        if (field.Arguments.Count == 0)
            return None;
        var plan = new ArgumentPlan { _field = field, _node = node, _source = planner.Source };
        if (!node.Arguments.Any(argument => HasVariable(argument.Value)))
            plan.TryFix();
        return plan;
    }

    /// <summary>Whether variables decide.</summary>
    public bool IsConstant => _constant is not null;

    /// <summary>The arguments; throws a <see cref="CoercionException"/> where the field cannot run with them.</summary>
    public Arguments Coerce(VariableValues variables) =>
        _constant ?? ArgumentCoercion.CoerceArgumentValues(
            _field!.Arguments, _node!.Arguments, _node.Start, variables, _source!);

    private void TryFix()
    {
        try
        {
            _constant = Coerce(VariableValues.None);
        }
        catch (CoercionException)
        {
            // Thrown again by each execution, where it belongs to a response position.
        }
    }

    private static bool HasVariable(ValueNode value) => value switch
    {
        VariableNode => true,
        ListNode list => list.Items.Any(HasVariable),
        ObjectNode input => input.Fields.Any(entry => HasVariable(entry.Value)),
        _ => false,
    };
}
