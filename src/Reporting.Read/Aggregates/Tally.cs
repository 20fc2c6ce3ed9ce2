namespace Reporting.Read.Aggregates;

/// <summary>How figures become one, over time or over units.</summary>
internal enum Joining
{
    Sum,
    Last,
    Average,
    WeightedAverage,
    Minimum,
    Maximum,

    /// <summary>Not at all: one figure is itself, several are none.</summary>
    None,
}

/// <summary>Figures that become one. Sums are exact: what does not fit into 28 digits is an error, never
/// rounded.</summary>
internal struct Tally
{
    /// <summary>A figure has no more decimals; further ones come from divided figures and from quotients only.</summary>
    public const int Decimals = 10;

    private decimal sum, least, most, weighted, weights;
    private int weightCount;

    public int Count { get; private set; }

    /// <summary>What the figures weigh together; null when none has a weight.</summary>
    public readonly decimal? Weights => weightCount == 0 ? null : weights;

    /// <summary>What one of them weighs, in the middle.</summary>
    public readonly decimal? MeanWeight => weightCount == 0 ? null : weights / weightCount;

    public static Joining Read(string way) => way switch
    {
        "sum" => Joining.Sum,
        "last" => Joining.Last,
        "average" => Joining.Average,
        "weighted-average" => Joining.WeightedAverage,
        "minimum" => Joining.Minimum,
        "maximum" => Joining.Maximum,
        "none" => Joining.None,
        _ => throw new NotSupportedException($"'{way}' is no way to join figures."),
    };

    /// <param name="weight">Null where it has none: then it does not enter a weighted average.</param>
    public void Add(decimal value, decimal? weight)
    {
        (least, most) = Count == 0 ? (value, value) : (Math.Min(least, value), Math.Max(most, value));
        sum = Exactly(sum, value);
        Count++;
        if (weight is not { } weighs)
            return;
        weights = Exactly(weights, weighs);
        weighted += value * weighs;
        weightCount++;
    }

    public readonly decimal? Joined(Joining way) => Count == 0 ? null : way switch
    {
        Joining.Sum or Joining.Last => sum,
        Joining.Average => sum / Count,
        Joining.WeightedAverage => weights == 0 ? null : weighted / weights,
        Joining.Minimum => least,
        Joining.Maximum => most,
        _ => Count == 1 ? sum : null,
    };

    // Decimal addition gives up decimals where digits are short.
    private static decimal Exactly(decimal a, decimal b)
    {
        var sum = a + b;
        return sum.Scale >= Math.Min(Decimals, Math.Max((int)a.Scale, b.Scale)) ? sum
            : throw new OverflowException("A sum of figures has more than 28 digits.");
    }
}
