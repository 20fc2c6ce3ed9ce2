using System.Collections.Concurrent;
using System.Text;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Language;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL;

/// <summary>
/// A field as selected in an operation, with what is selected below it; lives as long as the cached plan.
/// </summary>
public sealed class Selection
{
    private readonly Planner _planner;
    private ConcurrentDictionary<object, object>? _memo;
    private (ObjectType Type, SelectionPlan Plan)[] _plans = [];

    internal Selection(Planner planner, ObjectType parent, Field field, IReadOnlyList<FieldNode> nodes)
    {
        (_planner, Parent, Field, Nodes) = (planner, parent, field, nodes);
        ResponseName = nodes[0].ResponseName;
        Key = KeyOf(ResponseName);
        Named = field.Type.Named;
        Binding = field.Binding;
        Inputs = ArgumentPlan.Of(field, nodes[0], planner);
        if (Named is ObjectType type)
            IsStored = TryPlan(type);
        // Which type it will be, and so whether calls wait below it, is known only when the value is there.
        else if (Named is CompositeType)
            IsStored = true;
        IsStored |= Binding.IsCall;
        WritesLeaf = Binding.WritesLeaf && field.Policy is null;
    }

    /// <summary>The field's definition.</summary>
    public Field Field { get; }

    /// <summary>The object type that the field is selected on.</summary>
    public ObjectType Parent { get; }

    /// <summary>The alias, or the field's name.</summary>
    public string ResponseName { get; }

    /// <summary>The schema.</summary>
    public Schema Schema => _planner.Schema;

    internal IReadOnlyList<FieldNode> Nodes { get; }

    internal NamedType Named { get; }

    internal FieldBinding Binding { get; }

    internal ArgumentPlan Inputs { get; }

    /// <summary>The response name as JSON with its colon.</summary>
    internal byte[] Key { get; }

    /// <summary>The whole value as JSON where the plan knows it: <c>__typename</c>.</summary>
    internal byte[]? Constant { get; init; }

    internal bool IsStored { get; }

    /// <summary>Whether the value goes from the row to the text without standing in between.</summary>
    internal bool WritesLeaf { get; }

    internal int Slot { get; set; } = -1;

    /// <summary>The fields selected below, on the field's own object type.</summary>
    public IReadOnlyList<Selection> Children => Named is ObjectType type ? PlanFor(type).Fields : [];

    /// <summary>
    /// The fields selected below for values of an object type, where the field's type is an interface or union.
    /// </summary>
    /// <param name="type">One of the possible types.</param>
    public IReadOnlyList<Selection> ChildrenOf(ObjectType type) => PlanFor(type).Fields;

    /// <summary>The first selection of a child field, by the field's name; null when it is not selected.</summary>
    /// <param name="name">The field's name, not its alias.</param>
    public Selection? Child(string name)
    {
        foreach (var child in Children)
        {
            if (child.Field.Name == name)
                return child;
        }
        return null;
    }

    /// <summary>Whether a child field is selected, by the field's name.</summary>
    /// <param name="name">The field's name, not its alias.</param>
    public bool Has(string name) => Child(name) is not null;

    /// <summary>
    /// What the selected children read, each name once, in the order of the selection; see <see cref="Field.Reads"/>.
    /// For an interface or union the columns of all possible types.
    /// </summary>
    public IReadOnlyList<string> Columns => Memo("columns", static selection =>
    {
        var types = selection.Named is CompositeType type ? selection.Schema.PossibleTypes(type) : [];
        return (IReadOnlyList<string>)
            [.. types.SelectMany(selection.ChildrenOf).SelectMany(child => child.Field.Columns).Distinct()];
    });

    /// <summary>
    /// One value for this selection, made once and kept with the cached plan, e.g. the text of a statement.
    /// </summary>
    /// <param name="key">Compared by equality.</param>
    /// <param name="make">Makes the value; it must depend on the selection alone, not on arguments or the user.</param>
    /// <typeparam name="T">The value's type.</typeparam>
    public T Memo<T>(object key, Func<Selection, T> make) where T : notnull =>
        (T)Memos.GetOrAdd(key, static (_, state) => state.make(state.self), (make, self: this));

    private ConcurrentDictionary<object, object> Memos =>
        _memo ?? Interlocked.CompareExchange(ref _memo, new ConcurrentDictionary<object, object>(), null) ?? _memo;

    /// <summary>
    /// Why nothing can be selected below: a condition without a value. It concerns the objects of this field alone, so
    /// it is told at their positions.
    /// </summary>
    internal CoercionException? Failure { get; private set; }

    private static byte[] KeyOf(string name)
    {
        var key = new byte[name.Length + 3];
        key[0] = key[^2] = (byte)'"';
        key[^1] = (byte)':';
        Encoding.ASCII.GetBytes(name, key.AsSpan(1));
        return key;
    }

    private bool TryPlan(ObjectType type)
    {
        try
        {
            return PlanFor(type).IsStored;
        }
        catch (CoercionException e)
        {
            Failure = e;
            return false;
        }
    }

    internal SelectionPlan PlanFor(ObjectType type)
    {
        if (Failure is not null)
            throw Failure;
        foreach (var known in _plans)
        {
            if (ReferenceEquals(known.Type, type))
                return known.Plan;
        }
        var plan = _planner.PlanSelectionSets(type, Nodes);
        // Two requests may make the same plan at once; both are right, one is kept.
        _plans = [.. _plans, (type, plan)];
        return plan;
    }
}
