using Reporting.GraphQL.Types;
using Reporting.Read.Reading;

namespace Reporting.Read.Passports;

/// <summary>The reports behind a figure, down to the leaves, in GraphQL.</summary>
internal static class PassportContributorTypes
{
    private static readonly ObjectType Row = ObjectType.Of<PassportContributorRow>(
        "PassportContributor",
        "A report that went into the figure's report, or into one that went into it; or one that was missing (báo cáo thành " +
        "phần).", f =>
    [
        f.Of("depth", Scalars.Int.NonNull,
            "How far below: 1 for what went into the figure's report itself, 2 for what went into that (bậc).",
            row => row.Depth),
        f.Of("of", Scalars.Id.NonNull, "The report that it went into (báo cáo tổng hợp).", row => row.Of),
        f.Of("ofVersion", Scalars.Int.NonNull, "Its version (phiên bản báo cáo tổng hợp).", row => row.OfVersion),
        f.Of("reportId", Scalars.Id.NonNull, "The report (mã báo cáo).", row => row.ReportId),
        f.Of("version", Scalars.Int, "The version that went in; null when it was missing (phiên bản).", row => row.Version),
        f.Of("unitCode", Scalars.String, "Who reported it, as the unit was called on `mapDay` (mã đơn vị).",
            row => row.UnitCode),
        f.Of("unitName", Scalars.String, "The unit's name then (tên đơn vị).", row => row.UnitName),
        f.Of("hierarchy", Scalars.String.NonNull, "The hierarchy of units that said who is below whom (hệ thống đơn vị).",
            row => row.Hierarchy),
        f.Of("mapDay", Scalars.LocalDate.NonNull, "The day of the map that said it (ngày của bản đồ đơn vị).",
            row => row.MapDay),
        f.Of("state", Scalars.String, "Of a missing one: where it stood when the total was made (trạng thái khi đó).",
            row => row.State),
        f.Of("isMissing", Scalars.Boolean.NonNull, "Whether it was missing in the total (còn thiếu).",
            row => row.Version is null),
        f.Of("isLate", Scalars.Boolean.NonNull, "Whether it came, or was missing, after its deadline (chậm).",
            row => row.IsLate),
        f.Of("isPartial", Scalars.Boolean.NonNull, "Whether it was a partial total itself (tổng hợp một phần).",
            row => row.IsPartial),
        f.Of("isLeaf", Scalars.Boolean.NonNull,
            "Whether people entered the figure there; otherwise it comes from reports below (số liệu gốc).",
            row => row.IsLeaf),
        f.Of("value", Scalars.Decimal, "The figure in that version (giá trị).", row => row.Value),
        f.Of("weight", Scalars.Decimal, "What it is weighted by, where the indicator says so (trọng số).",
            row => row.Weight),
        f.Of("numerator", Scalars.Decimal, "The numerator in that version, of an indicator with a formula (tử số).",
            row => row.Numerator),
        f.Of("denominator", Scalars.Decimal, "The denominator (mẫu số).", row => row.Denominator),
        f.Of("contentHash", Scalars.String, "The hash of what was signed in it (mã băm nội dung).", row => row.ContentHash),
        f.Of("enteredBy", Scalars.String, "The user name of who entered the figure, or made the total (người nhập).",
            row => row.EnteredBy),
        f.Of("signedBy", Scalars.String, "The user name of who signed that version (người ký).", row => row.SignedBy),
        f.Of("acceptedBy", Scalars.String, "The user name of who accepted it (người tiếp nhận).", row => row.AcceptedBy),
        f.Of("knownAt", Scalars.DateTime, "When that version became known (thời điểm ghi nhận).", row => row.KnownAt),
        f.Of("inForceAt", Scalars.DateTime, "From when on it was in force (thời điểm có hiệu lực).", row => row.InForceAt),
        f.Of("isInForce", Scalars.Boolean,
            "Whether it is in force still; otherwise the total is not any longer what it would be (còn hiệu lực).",
            row => row.IsInForce),
        f.Of("position", Scalars.Long, "The event that brought it into force (vị trí sự kiện).", row => row.Position),
        f.Of("eventId", Scalars.Id, "That event (mã sự kiện).", row => row.EventId),
        f.Of("leaf", Scalars.String, "Its leaf hash in the ledger, hex (mã băm trong sổ cái).", row => row.Leaf),
    ]);

    private static readonly ObjectType Result = ObjectType.Of<PassportContributors>(
        "PassportContributors", "The reports behind a figure (các báo cáo thành phần).", f =>
    [
        f.Of("rows", Row.NonNull.List.NonNull,
            "By unit, each report followed by those that went into it (các dòng).", result => result.Rows)
            .Costs(new FieldCost(AssumedSize: 100)),
        f.Of("hasMore", Scalars.Boolean.NonNull, "Whether more follow: ask again with `skip` (còn nữa).",
            result => result.HasMore),
    ]);

    public static Field ReportsBelow(FieldsOf<PassportRow> f) => f.Resolve("reportsBelow", Result.NonNull,
        "Of a figure that was made from reports below: the reports that it comes from, down to those in which people entered " +
        "it, and what is missing (báo cáo thành phần). None for any other figure.",
        [
            Argument.Of("first", Scalars.Int.NonNull, $"How many, 1 to {PassportContributorsQuery.SizeMax} (số dòng).", "100"),
            Argument.Of("skip", Scalars.Int.NonNull, "How many to pass over first (bỏ qua).", "0"),
            Argument.Of("depthMax", Scalars.Int.NonNull,
                $"How many levels down, 1 to {PassportContributorsQuery.DepthMax} (số bậc).",
                $"{PassportContributorsQuery.DepthMax}"),
        ],
        async (row, arguments, context, ct) => (await PassportContributorsQuery.Of(
            context.Read().Db, row, arguments.Get<int>("first"), arguments.Get<int>("skip"),
            arguments.Get<int>("depthMax"), context.Caller(), ct)).OrThrow());
}
