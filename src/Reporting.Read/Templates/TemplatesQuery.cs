using Npgsql;
using Reporting.Read.Reading;

namespace Reporting.Read.Templates;

/// <summary>A version of a template; columns that were not asked for stay empty.</summary>
public sealed record TemplateVersionRow
{
    public string Template { get; set; } = "";
    public int Version { get; set; }
    public string Name { get; set; } = "";
    public string PeriodKind { get; set; } = "";
    public DateOnly ValidFrom { get; set; }

    internal static readonly RowShape<TemplateVersionRow> Shape = new(
        new("template", "t.template", (row, reader, i) => row.Template = reader.GetString(i)),
        new("version", "t.version", (row, reader, i) => row.Version = reader.GetInt32(i)),
        new("name", "t.name", (row, reader, i) => row.Name = reader.GetString(i)),
        new("period_kind", "t.period_kind", (row, reader, i) => row.PeriodKind = reader.GetString(i)),
        new("valid_from", "t.valid_from", (row, reader, i) => row.ValidFrom = reader.Day(i)));
}

/// <summary>A row of a template version.</summary>
public sealed record TemplateRowRow(int Place, string Indicator, int Decimals);

/// <summary>A constraint of a template version.</summary>
public sealed record TemplateConstraintRow(string Rule, string Severity, string Expression);

/// <summary>The library of templates.</summary>
public static class TemplatesQuery
{
    private static readonly Listing<TemplateVersionRow> Listing = new(
        "read.template_versions t", [new("t.template", "text"), new("t.version", "integer")], isDescending: false, unit: null,
        TemplateVersionRow.Shape);

    /// <param name="template">Only the versions of this one; null for all.</param>
    public static Task<Answer<Slice<TemplateVersionRow>>> List(
        NpgsqlDataSource db, PageRequest page, IReadOnlyCollection<string>? columns, string? template, Caller caller,
        CancellationToken ct) =>
        Listing.Page(
            db, page, columns, parameters => template is null ? [] : [$"t.template = {parameters.Text(template)}"], caller, null, ct);

    /// <summary>The rows of some versions, in the versions' order.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<TemplateRowRow>>> Rows(
        NpgsqlDataSource db, IReadOnlyList<(string Template, int Version)> versions, CancellationToken ct) =>
        Parts(db, "select r.template, r.version, r.place, r.indicator, r.decimals from read.template_rows r", versions,
            reader => new TemplateRowRow(reader.GetInt32(2), reader.GetString(3), reader.GetInt32(4)), ct);

    /// <summary>The constraints of some versions, in the versions' order.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<TemplateConstraintRow>>> Constraints(
        NpgsqlDataSource db, IReadOnlyList<(string Template, int Version)> versions, CancellationToken ct) =>
        Parts(db, "select r.template, r.version, r.rule, r.severity, r.expression from read.template_constraints r", versions,
            reader => new TemplateConstraintRow(reader.GetString(2), reader.GetString(3), reader.GetString(4)), ct);

    private static async Task<IReadOnlyList<IReadOnlyList<T>>> Parts<T>(
        NpgsqlDataSource db, string select, IReadOnlyList<(string Template, int Version)> versions, Func<NpgsqlDataReader, T> read,
        CancellationToken ct)
    {
        await using var command = db.CreateCommand(
            $"{select}\njoin unnest($1, $2) as n (template, version) using (template, version)\norder by r.place");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. versions.Select(v => v.Template)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. versions.Select(v => v.Version)] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var parts = new List<((string, int) Of, T Part)>();
        while (await reader.ReadAsync(ct))
            parts.Add(((reader.GetString(0), reader.GetInt32(1)), read(reader)));
        var byVersion = parts.ToLookup(part => part.Of, part => part.Part);
        return [.. versions.Select(version => (IReadOnlyList<T>)[.. byVersion[version]])];
    }
}
