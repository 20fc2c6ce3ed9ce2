namespace Reporting.GraphQL;

/// <summary>
/// What a request may cost before it is refused. The defaults suit a public endpoint; the refusal is a request error
/// that names the limit, so nothing has been resolved when it is reached.
/// </summary>
public sealed record Limits
{
    /// <summary>Limits that refuse nothing; for documents of one's own, such as a schema in SDL.</summary>
    public static Limits None { get; } = new()
    {
        DocumentBytes = int.MaxValue, Tokens = int.MaxValue, Nodes = int.MaxValue, Nesting = 1000,
        DirectivesPerPlace = int.MaxValue, Fields = int.MaxValue,
        Depth = int.MaxValue, RepeatedCoordinate = int.MaxValue, FragmentVisits = int.MaxValue, ValidationErrors = 100,
        VariableValues = int.MaxValue, ExecutionErrors = int.MaxValue, Cost = double.PositiveInfinity,
            Time = Timeout.InfiniteTimeSpan,
    };

    /// <summary>
    /// Bytes of a document as it was sent; default 128 KiB. A larger one is refused before anything of it is read.
    /// </summary>
    public int DocumentBytes { get; init; } = 128 * 1024;

    /// <summary>Tokens in a document; default 15,000.</summary>
    public int Tokens { get; init; } = 15_000;

    /// <summary>Nodes of the syntax tree; default 10,000.</summary>
    public int Nodes { get; init; } = 10_000;

    /// <summary>How deep brackets of any kind may nest; default 64.</summary>
    public int Nesting { get; init; } = 64;

    /// <summary>Directives at one place; default 8.</summary>
    public int DirectivesPerPlace { get; init; } = 8;

    /// <summary>Field selections after fragments are put in; default 2,048.</summary>
    public int Fields { get; init; } = 2_048;

    /// <summary>
    /// How deep selections may nest after fragments are put in; default 12. Introspection is not counted.
    /// </summary>
    public int Depth { get; init; } = 12;

    /// <summary>How often one field may appear on a path from the root; default 3.</summary>
    public int RepeatedCoordinate { get; init; } = 3;

    /// <summary>Fragment spreads followed during validation; default 1,000.</summary>
    public int FragmentVisits { get; init; } = 1_000;

    /// <summary>How deep lists of <c>__Type</c> may nest in introspection; default 3.</summary>
    public int IntrospectionDepth { get; init; } = 3;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked; default true.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>Validation stops at so many errors; default 20.</summary>
    public int ValidationErrors { get; init; } = 20;

    /// <summary>
    /// Values in the variables of a request, items of lists and entries of objects among them; default 10,000.
    /// </summary>
    public int VariableValues { get; init; } = 10_000;

    /// <summary>
    /// Execution errors written into a response; default 100. Further positions are null without an entry.
    /// </summary>
    public int ExecutionErrors { get; init; } = 100;

    /// <summary>The cost of an operation with its actual variables; default 5,000.</summary>
    public double Cost { get; init; } = 5_000;

    /// <summary>How long one execution may take; default 15 seconds. Resolvers see it through their token.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(15);
}
