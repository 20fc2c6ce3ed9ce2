using Reporting.GraphQL.Types;

namespace Reporting.Read.Reading;

/// <summary>An entry of a <c>where</c> input, and the condition that its value makes.</summary>
internal sealed record WhereEntry(Argument Argument, Func<InputObject, Condition> Read);

/// <summary>The <c>where</c> inputs of lists: entries about single columns, and <c>and</c>, <c>or</c> and <c>not</c>
/// over them.</summary>
internal static class Where
{
    /// <summary>A condition on rows of <paramref name="rows"/>: all entries given must hold.</summary>
    public static InputObjectType Of(
        string name, string rows, string vietnamese, params IReadOnlyList<WhereEntry> entries)
    {
        InputObjectType? self = null;
        return self = InputObjectType.Of(
            name, $"Which {rows} ({vietnamese}); all entries given must hold.",
            () =>
            [
                .. entries.Select(entry => entry.Argument),
                Argument.Of("and", self!.NonNull.List, "All of these must hold (và)."),
                Argument.Of("or", self!.NonNull.List, "At least one of these must hold (hoặc)."),
                Argument.Of("not", self!, "This must not hold (không)."),
            ],
            input => Condition.All([.. Given(input, entries)]));
    }

    /// <summary>Compares one column as the operators of the entry's type say.</summary>
    /// <param name="operators">A type of <see cref="Operators"/>.</param>
    /// <param name="sql">The column.</param>
    public static WhereEntry Column(string name, InputObjectType operators, string sql, string description) =>
        new(Argument.Of(name, operators, description), input => input.Get<Predicate>(name)!(sql));

    /// <summary>Compares another row that this one leads to.</summary>
    /// <param name="where">The other row's conditions.</param>
    /// <param name="source">Where it is, see <see cref="Condition.In"/>.</param>
    public static WhereEntry Related(string name, InputObjectType where, string source, string description) =>
        new(Argument.Of(name, where, description), input => input.Get<Condition>(name)!.In(source));

    /// <summary>As <see cref="Related"/>, with operators on one column of the other row.</summary>
    public static WhereEntry RelatedColumn(
        string name, InputObjectType operators, string sql, Func<SqlParameters, Caller, string> source,
        string description) => new(Argument.Of(name, operators, description), input =>
    {
        var condition = input.Get<Predicate>(name)!(sql);
        return new Condition(condition.Count, (parameters, caller) =>
            condition.In(source(parameters, caller)).Sql(parameters, caller));
    });

    /// <summary>Something that holds of a row or does not.</summary>
    public static WhereEntry Flag(string name, Func<SqlParameters, Caller, string> sql, string description) =>
        new(Argument.Of(name, Scalars.Boolean, description), input =>
        {
            var condition = new Condition(1, sql);
            return input.Get<bool>(name) ? condition : condition.Not();
        });

    private static IEnumerable<Condition> Given(InputObject input, IReadOnlyList<WhereEntry> entries)
    {
        foreach (var entry in entries.Where(entry => input.Get<object>(entry.Argument.Name) is not null))
            yield return entry.Read(input);
        if (input.List<Condition>("and") is { } all)
            yield return Condition.All(all);
        if (input.List<Condition>("or") is { } any)
            yield return Condition.Any(any);
        if (input.Get<Condition>("not") is { } not)
            yield return not.Not();
    }
}
