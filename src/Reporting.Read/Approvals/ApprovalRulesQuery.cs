using Npgsql;
using Reporting.Read.Reading;
using Reporting.Read.Units;

namespace Reporting.Read.Approvals;

/// <summary>An approval rule; columns that were not asked for stay empty.</summary>
public sealed record ApprovalRuleRow
{
    public UnitRow? Unit { get; set; }
    public string? Regime { get; set; }
    public string? Template { get; set; }
    public bool CheckBeforeSubmit { get; set; }
    public string[]? Checkers { get; set; }
    public string[]? Signers { get; set; }
    public string[]? Deputies { get; set; }
    public DateOnly From { get; set; }
    public DateOnly? To { get; set; }
    public string? Document { get; set; }
    public DateTimeOffset IssuedAt { get; set; }

    internal static readonly RowShape<ApprovalRuleRow> Shape = new RowShape<ApprovalRuleRow>(
        new("regime", "p.regime", (row, reader, i) => row.Regime = reader.Text(i)),
        new("template", "p.template", (row, reader, i) => row.Template = reader.Text(i)),
        new("check_before_submit", "p.check_before_submit", (row, reader, i) => row.CheckBeforeSubmit = reader.GetBoolean(i)),
        new("checkers", Names("checker_ids"), (row, reader, i) => row.Checkers = Texts(reader, i)),
        new("signers", Names("signer_ids"), (row, reader, i) => row.Signers = Texts(reader, i)),
        new("deputies", Names("deputy_ids"), (row, reader, i) => row.Deputies = Texts(reader, i)),
        new("from_day", "p.from_day", (row, reader, i) => row.From = reader.Day(i)),
        new("to_day", "p.to_day", (row, reader, i) => row.To = reader.IsDBNull(i) ? null : reader.Day(i)),
        new("document", "p.document", (row, reader, i) => row.Document = reader.Text(i)),
        new("issued_at", "p.issued_at", (row, reader, i) => row.IssuedAt = reader.Instant(i)))
        .With("unit", "read.units u where u.unit_id = p.unit_id", UnitRow.Shape, row => row.Unit ??= new UnitRow());

    private static string Names(string ids) =>
        $"""
        (select array_agg(a.user_name order by array_position(p.{ids}, a.account_id))
        from read.accounts a where a.account_id = any (p.{ids}))
        """;

    private static string[]? Texts(NpgsqlDataReader reader, int i) =>
        reader.IsDBNull(i) ? null : reader.GetFieldValue<string[]>(i);
}

/// <summary>The approval rules of the units, the newest first.</summary>
public static class ApprovalRulesQuery
{
    private static readonly Listing<ApprovalRuleRow> Listing = new(
        "read.approval_rules p", [new("p.position", "bigint", IsDescending: true)], unit: "p.unit_id",
        ApprovalRuleRow.Shape);

    public static Task<Answer<Slice<ApprovalRuleRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? within, Caller caller,
        CancellationToken ct) =>
        Listing.Page(db, page, columns, _ => [], caller, within, ct);
}
