using Reporting.Domain.OrgUnits;
using Reporting.GraphQL;
using Reporting.GraphQL.Types;

namespace Reporting.Read.Units;

/// <summary>Successions in GraphQL.</summary>
internal static class UnitSuccessionTypes
{
    private static readonly EnumType Share = EnumType.Of<SuccessionShare>(
        "SuccessionShare", "What of a predecessor goes to a successor (phần kế thừa).",
        ("FULL", SuccessionShare.Full, "All of it (toàn bộ)."),
        ("PARTIAL", SuccessionShare.Partial, "A part of it (một phần)."));

    public static readonly ObjectType Succession = ObjectType.Of<SuccessionRow>(
        "UnitSuccession", "That a unit came out of another one (quan hệ kế thừa).", f =>
    [
        f.Batch<UnitRow>("unit", UnitTypes.Unit.NonNull, "The other unit (đơn vị kia).", [],
            async (rows, _, context, ct) => [.. (await UnitLoaders.ById(context).Load(
                [.. rows.Select(row => row.Unit)], UnitTypes.Columns(context.Selection), ct)).Select(found => found[0])])
            .Costs(new FieldCost(Weight: 1)),
        f.Of("day", Scalars.LocalDate.NonNull, "The first day with it (ngày hiệu lực).", row => row.Day),
        f.Of("share", Share.NonNull, "All of the predecessor, or a part (phần kế thừa).", row => row.Share),
        f.Of("weight", Scalars.Decimal,
            "Which part of the predecessor's figures (tỷ trọng); null when nobody has stated it, and then they are not divided.",
            row => row.Weight),
    ]);
}
