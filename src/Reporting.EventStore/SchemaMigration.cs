namespace Reporting.EventStore;

/// <summary>One step of a schema's history. Never edited after release: a change is a further step.</summary>
/// <param name="Number">Its place, from 1, without gaps.</param>
/// <param name="Name">What it does, for people.</param>
/// <param name="Sql">The statements; they run in one transaction with the note that they ran.</param>
public sealed record SchemaMigration(int Number, string Name, string Sql)
{
    private const string AdditiveMark = "-- additive:";

    /// <summary>Whether programs that do not know the step work on beside it, and may start after it. Said by the text
    /// itself, whose first line then begins with <c>-- additive:</c> and gives the reason. Default: no, such a program
    /// refuses to start.</summary>
    public bool IsAdditive => Sql.StartsWith(AdditiveMark, StringComparison.Ordinal);
}
