using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Types;

/// <summary>A field of an object or interface type. Made by <see cref="FieldsOf{TParent}"/>. Spec 3.6.</summary>
public sealed class Field
{
    internal Field(
        string name, GraphQLType type, string? description, IReadOnlyList<Argument> arguments, FieldBinding binding)
    {
        Name = name;
        Type = type;
        Description = description;
        Arguments = arguments;
        Binding = binding;
    }

    /// <summary>The name in the schema.</summary>
    public string Name { get; }

    /// <summary>An output type.</summary>
    public GraphQLType Type { get; }

    /// <summary>Markdown for the readers of the schema; null for none.</summary>
    public string? Description { get; }

    /// <summary>The arguments in the order of the schema.</summary>
    public IReadOnlyList<Argument> Arguments { get; }

    /// <summary>Why it should no longer be used; null when it is not deprecated.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <summary>
    /// What the field reads from its row's source, for projection; see <see cref="Selection.Columns"/>.
    /// </summary>
    public IReadOnlyList<string> Columns { get; private set; } = [];

    /// <summary>Who may see the field; null for everybody.</summary>
    public Policy? Policy { get; private set; }

    /// <summary>What the field costs; null for the default of its kind.</summary>
    public FieldCost? Cost { get; private set; }

    internal FieldBinding Binding { get; set; }

    internal FieldDefinitionNode? Origin { get; init; }

    /// <summary>A field of an interface: no value, only a promise.</summary>
    /// <param name="name">The name in the schema.</param>
    /// <param name="type">An output type.</param>
    /// <param name="description">Markdown for the readers of the schema.</param>
    /// <param name="arguments">The arguments in order.</param>
    public static Field Declared(
        string name, GraphQLType type, string? description, params IReadOnlyList<Argument> arguments) =>
        new(name, type, description, arguments, FieldBinding.None);

    /// <summary>Marks the field as deprecated.</summary>
    /// <param name="reason">What to use instead.</param>
    public Field Deprecated(string reason)
    {
        DeprecationReason = reason;
        return this;
    }

    /// <summary>Names the columns that must be read when the field is selected.</summary>
    /// <param name="columns">Any names the read side understands.</param>
    public Field Reads(params IReadOnlyList<string> columns)
    {
        Columns = columns;
        return this;
    }

    /// <summary>Lets only those see the field whom the policy allows; others get an execution error there.</summary>
    /// <param name="policy">Asked once in each request.</param>
    public Field Require(Policy policy)
    {
        Policy = policy;
        return this;
    }

    /// <summary>States what the field costs.</summary>
    /// <param name="cost">Weight and size of its list.</param>
    public Field Costs(FieldCost cost)
    {
        Cost = cost;
        return this;
    }
}

/// <summary>What a field costs, after IBM's <c>@cost</c> and <c>@listSize</c>.</summary>
/// <param name="Weight">Default: 10 for a field that calls, 1 for one of a composite type, 0 for a leaf.</param>
/// <param name="AssumedSize">Items of the list where no slicing argument says it; default 1.</param>
/// <param name="SlicingArguments">Arguments that give the number of items, e.g. <c>first</c>, <c>last</c>.</param>
/// <param name="SizedFields">For a connection: the child fields that the size belongs to, e.g. <c>edges</c>,
/// <c>nodes</c>.</param>
/// <param name="ArgumentWeight">What the arguments given add to the weight, e.g. one for each condition of a filter;
/// default nothing.</param>
public sealed record FieldCost(
    double? Weight = null,
    int? AssumedSize = null,
    IReadOnlyList<string>? SlicingArguments = null,
    IReadOnlyList<string>? SizedFields = null,
    Func<Arguments, double>? ArgumentWeight = null);
