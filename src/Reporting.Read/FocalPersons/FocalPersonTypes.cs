using Reporting.GraphQL.Types;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.FocalPersons;

/// <summary>Focal persons in GraphQL.</summary>
internal static class FocalPersonTypes
{
    private static readonly ObjectType Persons = ObjectType.Of<FocalPersonsRow>(
        "FocalPersons", "Whom a unit named for its reports (cán bộ đầu mối và lãnh đạo phụ trách).", f =>
    [
        f.Of("unit", UnitTypes.Unit.NonNull, "The unit (đơn vị).", row => row.Unit).Reads("unit."),
        f.Of("leader", AccountTypes.Account, "The responsible leader (lãnh đạo phụ trách).", row => row.Leader)
            .Reads("leader."),
        f.Of("persons", Scalars.String.NonNull.List.NonNull, "The user names of the focal persons (cán bộ đầu mối).",
            row => row.Persons).Reads("persons"),
        f.Of("document", Scalars.String, "The letter that names them (văn bản cử).", row => row.Document)
            .Reads("document"),
        f.Of("namedAt", Scalars.DateTime.NonNull, "When it was recorded (thời điểm ghi nhận).", row => row.NamedAt)
            .Reads("named_at"),
    ]);

    private static readonly ObjectType Connection = Connections.Of<FocalPersonsRow>(Persons, "focal persons", "đầu mối");

    // The alias of the table is p.
    private static readonly InputObjectType Input = Where.Of(
        "FocalPersonsWhere", "focal persons", "lọc đầu mối",
        Where.Related("unit", UnitConditions.Input, "read.units u where u.unit_id = p.unit_id", "By the unit (đơn vị)."),
        Where.Column("namedAt", Operators.Time, "p.named_at", "By when it was recorded (thời điểm ghi nhận)."));

    private static readonly InputObjectType Order = OrderInput.Of(
        "FocalPersonsOrder", "focal persons",
        ("namedAt", new SortKey("p.named_at", "timestamptz"), "By when it was recorded (thời điểm ghi nhận)."));

    public static Field FocalPersons<T>(FieldsOf<T> f) => Connections.Field<T, FocalPersonsRow>(
        f, "focalPersons", Connection,
        "Whom the units named for their reports (đầu mối), of the units that the account may see.", Input, Order,
        [ListQuestion.Within("units")],
        (asked, ct) => FocalPersonsQuery.List(
            asked.Context.Read().Db, asked.Page, asked.Columns, asked.WithinCode, asked.Context.Caller(), ct))
        .Require(Policies.Reader);
}
