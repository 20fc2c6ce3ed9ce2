using Npgsql;
using Reporting.Read.Accounts;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.FocalPersons;

/// <summary>Whom a unit named; columns that were not asked for stay empty.</summary>
public sealed record FocalPersonsRow
{
    public UnitRow? Unit { get; set; }
    public AccountRow? Leader { get; set; }
    public string[] Persons { get; set; } = [];
    public string? Document { get; set; }
    public DateTimeOffset NamedAt { get; set; }

    private const string PersonsSql =
        """
        (select array_agg(a.user_name order by array_position(p.person_ids, a.account_id))
        from read.accounts a where a.account_id = any (p.person_ids))
        """;

    internal static readonly RowShape<FocalPersonsRow> Shape = new RowShape<FocalPersonsRow>(
        new("persons", PersonsSql, (row, reader, i) => row.Persons =
            reader.IsDBNull(i) ? [] : reader.GetFieldValue<string[]>(i)),
        new("document", "p.document", (row, reader, i) => row.Document = reader.Text(i)),
        new("named_at", "p.named_at", (row, reader, i) => row.NamedAt = reader.Instant(i)))
        .With("unit", "read.units u where u.unit_id = p.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow())
        .With("leader", "read.accounts a where a.account_id = p.leader_id", AccountRow.Shape,
            row => row.Leader ??= new AccountRow(), isOptional: true);
}

/// <summary>The focal persons of the units.</summary>
public static class FocalPersonsQuery
{
    private static readonly Listing<FocalPersonsRow> Listing = new(
        "read.focal_persons p", [new("p.unit_id", "uuid")], unit: "p.unit_id", FocalPersonsRow.Shape);

    public static Task<Answer<Slice<FocalPersonsRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller, within, ct);
}
