namespace Reporting.Read.Aggregates;

/// <summary>The figures of a unit over the periods of a span, by <see cref="Joining"/>.</summary>
internal struct OverTimeSum
{
    private Tally figures;
    private int unread, provisional;
    private DateOnly last;

    public int Owed { get; private set; }

    public bool IsSucceeded { get; private set; }

    public bool IsUndivided { get; private set; }

    /// <param name="value">Null where the figure is missing, or does not enter.</param>
    public void Add(Joining way, in StretchRow row, decimal? value, decimal? weight)
    {
        Owed++;
        unread += row.IsUnread ? 1 : 0;
        IsSucceeded |= row.IsSucceeded;
        IsUndivided |= row.IsUndivided;
        if (value is not { } figure || (way == Joining.Last && figures.Count > 0 && row.PeriodFirst < last))
            return;
        if (way == Joining.Last && row.PeriodFirst > last)
            (figures, provisional) = (default, 0);
        last = row.PeriodFirst;
        provisional += row.IsProvisional ? 1 : 0;
        figures.Add(figure, weight);
    }

    /// <summary>Takes it into the figures of a group.</summary>
    public readonly void Into(ref OverUnitsSum sum, Joining way, Guid unit, bool wantsMarks)
    {
        // What is added up over time weighs as much as all of it; anything else as one of it.
        var weight = way is Joining.Sum or Joining.Last or Joining.WeightedAverage ? figures.Weights : figures.MeanWeight;
        sum.Add(figures.Joined(way), weight, figures.Count, Owed, unread, provisional, way == Joining.None && figures.Count > 1);
        if (wantsMarks && figures.Count > 0)
            sum.Mark(unit, IsSucceeded, IsUndivided);
    }
}

/// <summary>The figures of the units of a group.</summary>
internal struct OverUnitsSum
{
    private Tally figures;
    private bool isUnjoined;

    public int Entered { get; private set; }

    public int Owed { get; private set; }

    public int Unread { get; private set; }

    public int Provisional { get; private set; }

    /// <summary>The units whose figures came by succession; null for none.</summary>
    public SortedSet<Guid>? Succeeded { get; private set; }

    public SortedSet<Guid>? Undivided { get; private set; }

    public void Add(
        decimal? value, decimal? weight, int entered, int owed, int unread, int provisional, bool unjoined)
    {
        Entered += entered;
        Owed += owed;
        Unread += unread;
        Provisional += provisional;
        isUnjoined |= unjoined;
        if (value is { } figure)
            figures.Add(figure, weight);
    }

    public void Mark(Guid unit, bool isSucceeded, bool isUndivided)
    {
        if (isSucceeded)
            (Succeeded ??= []).Add(unit);
        if (isUndivided)
            (Undivided ??= []).Add(unit);
    }

    public readonly decimal? Joined(Joining way) => figures.Joined(way);

    public readonly bool IsUnjoined(Joining way) => isUnjoined || (way == Joining.None && figures.Count > 1);
}
