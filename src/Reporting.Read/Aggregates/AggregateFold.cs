using System.Globalization;
using System.Runtime.InteropServices;

namespace Reporting.Read.Aggregates;

/// <summary>What a row's figures are joined over: the group, and the span of the calendar.</summary>
/// <param name="First">The span's first day.</param>
/// <param name="Period">How the span is written; null where periods are joined.</param>
internal readonly record struct GroupSpan(Guid Group, DateOnly First, string? Period);

/// <summary>A value of a group.</summary>
/// <param name="Place">Of the indicator in the question; null when the group holds several.</param>
internal readonly record struct AggregateValue(
    int? Place, GroupSpan In, decimal? Value, string? Mark, int Contributors, int Missing, int Incomplete, int Provisional,
    IReadOnlyCollection<Guid> Succeeded, IReadOnlyCollection<Guid> Undivided)
{
    /// <summary>The totals that a formula divides; null for any other indicator.</summary>
    public decimal? Numerator { get; init; }

    public decimal? Denominator { get; init; }
}

/// <summary>How figures become one: first those of a unit over time, then those of the units, as the indicator says; and
/// a formula's two totals into its result. Sums are exact; quotients are rounded half away from zero at the 10th decimal,
/// the last one that a figure can have.</summary>
internal sealed class AggregateFold
{
    private readonly AggregateHead head;
    private readonly AggregatesQuestion question;
    private readonly bool byPeriod, byIndicator;
    private readonly (IndicatorPart Part, int Slot, Joining OverUnits, Joining OverTime, int Figures)[] parts;
    private readonly List<(int? Place, string Role, Joining Way)> slots = [];
    private readonly FigureReader figures;
    private readonly bool[][] forms;
    private readonly Dictionary<(GroupSpan In, Guid Unit), OverTimeSum[]> units = [];
    private readonly Dictionary<GroupSpan, OverUnitsSum[]> groups = [];
    private readonly Dictionary<string, string> periods = [];

    public AggregateFold(AggregateHead head, AggregatesQuestion question)
    {
        (this.head, this.question) = (head, question);
        byPeriod = question.GroupBy.Contains(AggregateDimension.Period);
        byIndicator = question.GroupBy.Contains(AggregateDimension.Indicator) || question.Indicators.Count == 1;
        parts = [.. head.Parts.Select(part => (
            part, SlotOf(part), Tally.Read(part.OverUnits), Tally.Read(part.OverTime), part.OverUnits == "sum" ? 1 : 2))];
        figures = new FigureReader(head.Parts);
        forms = [.. head.Forms.Select(form => head.Parts.Select(part => form.Contains(part.Code)).ToArray())];
    }

    public void Add(in StretchRow row, Npgsql.NpgsqlDataReader reader)
    {
        var owes = forms[StretchRow.Form(reader)];
        var (notAdded, derived) = (StretchRow.NotAdded(reader), StretchRow.Derived(reader));
        figures.Read(StretchRow.Text(reader));
        var span = Span(row, reader);
        var sums = byPeriod && question.Grain is null ? new OverTimeSum[parts.Length] : SumsOf(span, row.Unit);
        for (var i = 0; i < parts.Length; i++)
        {
            var (part, _, _, way, kind) = parts[i];
            var value = figures.Value(i);
            // What is made from reports below is in theirs: it is neither added once more nor owed.
            if (!owes[i] || (row.Figures != 0 && row.Figures != kind)
                || (derived is not null && (value is null || derived.Contains(part.Code))))
                continue;
            if (notAdded is not null && notAdded.Contains(part.Code))
                value = null;
            sums[i].Add(way, row, row.Share is { } share ? value * share : value, figures.Weight(i));
        }
        if (byPeriod && question.Grain is null)
            Into(span, row.Unit, sums);
    }

    /// <summary>All values, when all rows have been added.</summary>
    public IEnumerable<AggregateValue> Values()
    {
        foreach (var ((span, unit), sums) in units)
            Into(span, unit, sums);
        units.Clear();
        return groups.SelectMany(group => slots.Select(slot => slot.Place).Distinct()
            .Select(place => Value(place, group.Key, group.Value)).OfType<AggregateValue>());
    }

    private AggregateValue? Value(int? place, GroupSpan span, OverUnitsSum[] sums)
    {
        var (value, numerator, denominator) = ((decimal?)null, (decimal?)null, (decimal?)null);
        var (any, isUnjoined, main, provisional) = (false, false, default(OverUnitsSum), 0);
        for (var i = 0; i < slots.Count; i++)
        {
            var (of, role, way) = slots[i];
            if (of != place || sums[i].Owed == 0)
                continue;
            any = true;
            isUnjoined |= sums[i].IsUnjoined(way);
            provisional += sums[i].Provisional;
            var joined = sums[i].Joined(way);
            // A formula's report is counted by its numerator.
            if (role == "d")
                denominator = joined;
            else
                (main, value, numerator) = (sums[i], role == "v" ? joined : value, role == "n" ? joined : numerator);
        }
        if (!any)
            return null;
        var asked = place is null ? null : head.Asked[place.Value - 1];
        if (asked?.Factor is { } factor)
            value = denominator is null or 0 ? null : numerator * factor / denominator;
        var mark = isUnjoined ? "not-aggregated" : asked?.Factor is not null && denominator == 0 ? "division-by-zero" : null;
        return new AggregateValue(
            place, span, isUnjoined ? null : Rounded(value), mark, main.Entered, main.Owed - main.Entered, main.Unread, provisional,
            main.Succeeded ?? [], main.Undivided ?? [])
        {
            Numerator = Rounded(numerator), Denominator = Rounded(denominator),
        };
    }

    private static decimal? Rounded(decimal? value) =>
        // Divided by one with as many decimals as there are, a number has only those that it needs.
        value is { } exact ? Math.Round(exact, Tally.Decimals, MidpointRounding.AwayFromZero) / 1.0000000000000000000000000000m : null;

    private OverTimeSum[] SumsOf(GroupSpan span, Guid unit) =>
        CollectionsMarshal.GetValueRefOrAddDefault(units, (span, unit), out _) ??= new OverTimeSum[parts.Length];

    private void Into(GroupSpan span, Guid unit, OverTimeSum[] sums)
    {
        var into = CollectionsMarshal.GetValueRefOrAddDefault(groups, span, out _) ??= new OverUnitsSum[slots.Count];
        for (var i = 0; i < parts.Length; i++)
            if (sums[i].Owed > 0)
                sums[i].Into(ref into[parts[i].Slot], parts[i].OverTime, unit, question.WantsMarks);
    }

    private int SlotOf(IndicatorPart part)
    {
        var place = byIndicator ? part.Place : (int?)null;
        var at = slots.FindIndex(slot => slot.Place == place && slot.Role == part.Role);
        if (at >= 0)
            return at;
        slots.Add((place, part.Role, Tally.Read(part.OverUnits)));
        return slots.Count - 1;
    }

    private GroupSpan Span(in StretchRow row, Npgsql.NpgsqlDataReader reader)
    {
        if (!byPeriod)
            return new GroupSpan(row.Group, default, null);
        var day = row.PeriodFirst;
        var (first, text) = question.Grain switch
        {
            null => (day, StretchRow.Period(reader)),
            AggregateGrain.Month => (day.AddDays(1 - day.Day), string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM}")),
            AggregateGrain.Quarter => (
                new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1),
                string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}-Q{(day.Month + 2) / 3}")),
            _ => (new DateOnly(day.Year, 1, 1), string.Create(CultureInfo.InvariantCulture, $"{day:yyyy}")),
        };
        // One text for all rows of a span.
        if (!periods.TryGetValue(text, out var shared))
            periods.Add(text, shared = text);
        return new GroupSpan(row.Group, first, shared);
    }
}
