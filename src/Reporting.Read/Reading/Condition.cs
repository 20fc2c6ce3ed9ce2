namespace Reporting.Read.Reading;

/// <summary>What must hold of a row: SQL whose values are all parameters.</summary>
/// <param name="Count">How many comparisons it makes: what it costs.</param>
/// <param name="Sql">Writes it, with its values as parameters; a value that nobody can understand is an
/// error.</param>
public sealed record Condition(int Count, Func<SqlParameters, Caller, string> Sql)
{
    public static Condition Of(Func<SqlParameters, string> sql) => new(1, (parameters, _) => sql(parameters));

    public static Condition All(IReadOnlyList<Condition> parts) => Joined(parts, " and ", "true");

    public static Condition Any(IReadOnlyList<Condition> parts) => Joined(parts, " or ", "false");

    /// <summary>Holds where this does not, unknown included.</summary>
    public Condition Not() => this with { Sql = (parameters, caller) => $"({Sql(parameters, caller)}) is not true" };

    /// <summary>Holds where another row is there that this holds for.</summary>
    /// <param name="source">Where it is, up to the key, for example <c>read.units u where u.unit_id =
    /// r.unit_id</c>.</param>
    public Condition In(string source) =>
        this with { Sql = (parameters, caller) => $"exists (select from {source} and {Sql(parameters, caller)})" };

    private static Condition Joined(IReadOnlyList<Condition> parts, string by, string none) => new(
        parts.Sum(part => part.Count), (parameters, caller) => parts.Count == 0
            ? none
            : $"({string.Join(by, parts.Select(part => part.Sql(parameters, caller)))})");
}
