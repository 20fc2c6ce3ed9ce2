using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Aggregates;

/// <summary>What a sum is made of, in GraphQL.</summary>
internal static class ContributionTypes
{
    private static readonly ObjectType Row = ObjectType.Of<ContributionRow>(
        "Contribution", "A figure behind a sum, or one that is missing in it (số liệu thành phần).", f =>
    [
        f.Of("indicator", Scalars.String.NonNull, "The code of its indicator (mã chỉ tiêu).", row => row.Indicator),
        f.Of("role", Scalars.String.NonNull,
            "`value`, or `numerator` or `denominator` of a formula (vai trò trong công thức).", row => row.Role),
        f.Of("unitCode", Scalars.String.NonNull, "Who reported it (mã đơn vị báo cáo).", row => row.UnitCode),
        f.Of("unitName", Scalars.String.NonNull, "The unit's name (tên đơn vị).", row => row.UnitName),
        f.Of("period", Scalars.String.NonNull, "The period that it is for (kỳ báo cáo).", row => row.Period),
        f.Of("value", Scalars.Decimal,
            "What of it enters the sum; null where it is missing or kept for reconciliation (giá trị).",
            row => row.Value),
        f.Of("share", Scalars.Decimal.NonNull, "Which part of the figure enters (tỷ trọng).", row => row.Share),
        f.Of("reportId", Scalars.Id.NonNull, "Its report (mã báo cáo).", row => row.ReportId),
        f.Of("version", Scalars.Int.NonNull, "The version of the report; 0 while there is none (phiên bản).",
            row => row.Version),
        f.Of("isProvisional", Scalars.Boolean.NonNull, "Whether it is submitted and not accepted (số liệu sơ bộ).",
            row => row.IsProvisional),
        f.Of("position", Scalars.Long, "The position of the event that brought it there (vị trí sự kiện).",
            row => row.Position),
        f.Of("eventId", Scalars.Id, "That event (mã sự kiện).", row => row.EventId),
        f.Of("signature", Scalars.String,
            "How the signature on that version is judged now: `VALID`, `INVALID`, `INDETERMINATE`; null where the account alone " +
            "signed (tình trạng chữ ký số).", row => row.Signature),
        f.Of("signedBy", Scalars.String, "The user name of who signed it (người ký).", row => row.SignedBy),
        f.Of("knownAt", Scalars.DateTime, "When it was recorded (thời điểm ghi nhận).", row => row.KnownAt),
        f.Of("leaf", Scalars.String, "Its leaf hash in the ledger, hex (mã băm trong sổ cái).", row => row.Leaf),
    ]);

    private static readonly ObjectType Result = ObjectType.Of<Contributions>(
        "Contributions", "What a sum is made of (các số liệu thành phần).", f =>
    [
        f.Of("position", Scalars.Long.NonNull, "The position of the log that the answer is true for (vị trí).",
            result => result.Position),
        f.Of("rows", Row.NonNull.List.NonNull, "By indicator, period and unit (các dòng).", result => result.Rows)
            .Costs(new FieldCost(AssumedSize: 100)),
        f.Of("hasMore", Scalars.Boolean.NonNull, "Whether more follow: ask again with `skip` (còn nữa).",
            result => result.HasMore),
    ]);

    // The same question as that for the sum, with nothing to group by.
    private static readonly string[] NotTaken = ["groupBy", "grain", "level", "unitOfMeasure", "disaggregation"];

    public static Field Contributions<T>(FieldsOf<T> f) => f.Resolve("contributions", Result.NonNull,
        "The figures that `aggregates` adds up for the same question, each with the event that brought it into force (số " +
        "liệu thành phần).",
        [
            .. AggregateTypes.Arguments.Where(argument => !NotTaken.Contains(argument.Name)),
            Argument.Of("first", Scalars.Int.NonNull, $"How many, 1 to {ContributionsQuery.SizeMax} (số dòng).", "100"),
            Argument.Of("skip", Scalars.Int.NonNull, "How many to pass over first (bỏ qua).", "0"),
        ],
        async (_, arguments, context, ct) => (await context.Read().Contributions(
            new AggregatesQuestion(
                arguments.List<string>("indicators")!, arguments.Get<string>("unit")!, arguments.Get<string>("from")!,
                arguments.Get<string>("to")!, arguments.Get<Domain.Calendars.PeriodKind>("periodKind"),
                new HashSet<AggregateDimension>([AggregateDimension.Indicator]), Level: null,
                arguments.Get<AsOf>("asOf") ?? AsOf.Now)
            {
                Map = arguments.Get<UnitMap>("map"),
                MapDay = arguments.Get<DateOnly?>("mapDay"),
                Status = arguments.Get<FigureStatus>("status"),
            },
            arguments.Get<int>("first"), arguments.Get<int>("skip"), context.Scope(), ct)).OrThrow())
        .Require(Policies.Reader);
}
