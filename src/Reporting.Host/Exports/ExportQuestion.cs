using System.Globalization;
using Reporting.Domain.Calendars;
using Reporting.Read;
using Reporting.Read.Aggregates;
using Reporting.Read.Periods;
using Reporting.Read.Reading;
using Reporting.Write.Http;

namespace Reporting.Host.Exports;

/// <summary>What is to be exported, as the address says it; the names are those of the GraphQL arguments.</summary>
internal sealed record ExportQuestion(
    IQueryCollection Query, ReadSide Read, ReadScope Scope, bool IsEnglish, CancellationToken Ct)
{
    public Caller Caller => Read.Caller(Scope);

    public string? this[string name] => Query[name] is [{ Length: > 0 } value] ? value : null;

    public string Needed(string name) => this[name] ?? throw Malformed();

    public IReadOnlyList<string> All(string name) =>
        [.. Query[name].OfType<string>().SelectMany(text => text.Split(',')).Where(text => text.Length > 0)];

    public DateOnly? Day(string name) => this[name] is not { } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? day : throw Malformed();

    public int? Number(string name) => this[name] is not { } text ? null
        : int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed();

    public decimal? Amount(string name) => this[name] is not { } text ? null
        : decimal.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Malformed();

    public PeriodKind Kind() => Named(PeriodKindText.All.Select(known => (known.GraphQL, known.Kind)), Needed("periodKind"));

    public T Of<T>(string name, T otherwise) where T : struct, Enum =>
        this[name] is { } text ? Enum<T>(text) : otherwise;

    public static T Enum<T>(string text) where T : struct, Enum => Named(
        System.Enum.GetValues<T>().Select(value => (value.ToString(), value)),
        text.Replace("_", "", StringComparison.Ordinal));

    public AsOf AsOf() => new(Time("knownAt"), Time("inForceAt"));

    /// <summary>When it was asked, for answers that are true of that moment.</summary>
    public DateTimeOffset AskedAt => Caller.Now;

    public AggregatesQuestion Sums(IReadOnlySet<AggregateDimension> groupBy) => new(
        All("indicators"), Needed("unit"), Needed("from"), Needed("to"), Kind(), groupBy, this["level"], AsOf())
    {
        Map = Of("map", UnitMap.Now),
        MapDay = Day("mapDay"),
        Status = Of("status", FigureStatus.Accepted),
        Disaggregation = this["disaggregation"],
        Grain = this["grain"] is { } grain ? Enum<AggregateGrain>(grain) : null,
        UnitOfMeasure = this["unitOfMeasure"],
        WantsYearBefore = All("views").Contains("yearBefore"),
        WantsCumulative = All("views").Contains("cumulative"),
        UnitColumns = ["name"],
        IndicatorColumns = ["name"],
    };

    /// <summary>What may be done with figures (F6).</summary>
    /// <param name="document">The decision under which they are published; null while they are not.</param>
    public string Use(string? document) => (document, IsEnglish) switch
    {
        (null, false) => "Chỉ dùng cho công vụ",
        (null, true) => "For official duty only",
        (_, false) => $"Công khai theo {document}",
        (_, true) => $"Published under {document}",
    };

    private DateTimeOffset? Time(string name) => this[name] is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw Malformed();

    private static T Named<T>(IEnumerable<(string Name, T Value)> known, string text)
    {
        foreach (var (name, value) in known)
        {
            if (name.Equals(text, StringComparison.OrdinalIgnoreCase))
                return value;
        }
        throw Malformed();
    }

    private static RequestException Malformed() =>
        new(StatusCodes.Status400BadRequest, RequestRefusals.ParameterMalformed());
}
