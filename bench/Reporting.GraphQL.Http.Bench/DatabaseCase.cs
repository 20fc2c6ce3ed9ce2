using Npgsql;
using Reporting.GraphQL.Types;
using Reporting.TestKit;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>A figure as stored; columns that were not asked for stay empty.</summary>
internal sealed class StoredFigure
{
    public long Id { get; set; }
    public string Indicator { get; set; } = "";
    public string Period { get; set; } = "";
    public decimal Value { get; set; }
    public bool IsValid { get; set; }
    public int Version { get; set; }
    public DateTime KnownAt { get; set; }
    public string Regime { get; set; } = "";
    public Guid FacilityId { get; set; }
}

/// <summary>A facility as stored.</summary>
internal sealed class StoredFacility
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
}

/// <summary>A hundred of fifty thousand figures with the facility of each: two statements, only the columns selected.</summary>
internal static class DatabaseCase
{
    public const string Query =
        "{figures{id indicator period value isValid version knownAt regime facility{code name}}}";

    private const string Tables =
        """
        create table facilities (
            id uuid primary key, code text not null, name text not null, kind text not null, address text not null,
            founded date not null);
        create table figures (
            id bigint primary key, facility_id uuid not null, indicator text not null, period text not null,
            period_first date not null, value numeric not null, is_valid boolean not null, known_at timestamptz not null,
            version integer not null, regime text not null, entered_by uuid not null, comment text not null);
        insert into facilities
        select md5('facility' || i)::uuid, 'TYT-' || i, 'Trạm y tế xã số ' || i, 'commune', 'Đường số ' || i, '2000-01-01'
        from generate_series(0, 199) i;
        insert into figures
        select i, md5('facility' || i % 200)::uuid, 'IND-' || i % 40, to_char(d, 'YYYY-MM'), d, (i % 1000) * 1.25, i % 3 = 0,
            '2026-10-05T07:30:00Z'::timestamptz + i * interval '1 second', 1 + i % 3, 'kt-thang', md5('account')::uuid,
            'Đã rà soát với sổ theo dõi'
        from (select i, date '2022-01-01' + (i / 1000) * interval '1 month' as d from generate_series(0, 49999) i) n;
        create index ix_figures_period on figures (period, id);
        analyze;
        """;

    /// <summary>A column: how it is called, and where it goes.</summary>
    private static readonly Dictionary<string, Action<StoredFigure, NpgsqlDataReader, int>> FigureColumns = new()
    {
        ["id"] = (row, reader, i) => row.Id = reader.GetInt64(i),
        ["indicator"] = (row, reader, i) => row.Indicator = reader.GetString(i),
        ["period"] = (row, reader, i) => row.Period = reader.GetString(i),
        ["value"] = (row, reader, i) => row.Value = reader.GetDecimal(i),
        ["is_valid"] = (row, reader, i) => row.IsValid = reader.GetBoolean(i),
        ["version"] = (row, reader, i) => row.Version = reader.GetInt32(i),
        ["known_at"] = (row, reader, i) => row.KnownAt = reader.GetDateTime(i),
        ["regime"] = (row, reader, i) => row.Regime = reader.GetString(i),
        ["facility_id"] = (row, reader, i) => row.FacilityId = reader.GetGuid(i),
    };

    private static readonly Dictionary<string, Action<StoredFacility, NpgsqlDataReader, int>> FacilityColumns = new()
    {
        ["code"] = (row, reader, i) => row.Code = reader.GetString(i),
        ["name"] = (row, reader, i) => row.Name = reader.GetString(i),
    };

    public static async Task<NpgsqlDataSource> Prepare()
    {
        var db = NpgsqlDataSource.Create(
            await TestPostgres.CreateDatabase() + ";No Reset On Close=true;Max Auto Prepare=20;Maximum Pool Size=64");
        await using var command = db.CreateCommand(Tables);
        command.CommandTimeout = 300;
        await command.ExecuteNonQueryAsync();
        return db;
    }

    public static Schema Schema(NpgsqlDataSource db)
    {
        var facility = ObjectType.Of<StoredFacility>("Facility", "One facility.", f =>
        [
            f.Of("code", Scalars.String.NonNull, "Its code.", row => row.Code).Reads("code"),
            f.Of("name", Scalars.String.NonNull, "Its name.", row => row.Name).Reads("name"),
        ]);
        var figure = ObjectType.Of<StoredFigure>("Figure", "One figure.", f =>
        [
            f.Of("id", Scalars.Long.NonNull, "Its number.", row => row.Id).Reads("id"),
            f.Of("indicator", Scalars.String.NonNull, "Its indicator.", row => row.Indicator).Reads("indicator"),
            f.Of("period", Scalars.String.NonNull, "Its period.", row => row.Period).Reads("period"),
            f.Of("value", Scalars.Decimal.NonNull, "Its value.", row => row.Value).Reads("value"),
            f.Of("isValid", Scalars.Boolean.NonNull, "Whether it holds.", row => row.IsValid).Reads("is_valid"),
            f.Of("version", Scalars.Int.NonNull, "Its version.", row => row.Version).Reads("version"),
            f.Of("knownAt", Scalars.DateTime.NonNull, "Since when it is known.",
                row => new DateTimeOffset(row.KnownAt)).Reads("known_at"),
            f.Of("regime", Scalars.String.NonNull, "Its regime.", row => row.Regime).Reads("regime"),
            f.Batch<StoredFacility>("facility", facility.NonNull, "Who reported it.", [],
                (rows, _, context, ct) =>
                {
                    var loader = context.Request.Once(db, request => new DataLoader<Guid, StoredFacility>(
                        request, (ids, columns, token) => Facilities(db, ids, columns, token)));
                    var ids = new Guid[rows.Count];
                    for (var i = 0; i < ids.Length; i++)
                        ids[i] = rows[i].FacilityId;
                    return new(loader.Load(ids, context.Selection.Columns, ct));
                })
                .Reads("facility_id"),
        ]);
        return Types.Schema.Of(ObjectType.Root("Query", "Reads.", f =>
        [
            f.Resolve("figures", figure.NonNull.List.NonNull, "A hundred figures of a month.", [],
                (_, _, context, ct) => new ValueTask<List<StoredFigure>>(Figures(db, context.Selection, ct))),
        ]));
    }

    private static async Task<List<StoredFigure>> Figures(NpgsqlDataSource db, Selection selection, CancellationToken ct)
    {
        // The text depends on the selection only, so it is made once for each plan.
        var (sql, parts) = selection.Memo("sql", static s => (
            $"select {string.Join(", ", s.Columns)} from figures where period = $1 order by id limit 100",
            s.Columns.Select(column => FigureColumns[column]).ToArray()));
        await using var command = db.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "2026-02" });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<StoredFigure>(100);
        while (await reader.ReadAsync(ct))
        {
            var row = new StoredFigure();
            for (var i = 0; i < parts.Length; i++)
                parts[i](row, reader, i);
            rows.Add(row);
        }
        return rows;
    }

    private static async Task<IReadOnlyList<StoredFacility>> Facilities(
        NpgsqlDataSource db, IReadOnlyList<Guid> ids, IReadOnlyCollection<string> columns, CancellationToken ct)
    {
        var parts = columns.Select(column => FacilityColumns[column]).ToArray();
        await using var command = db.CreateCommand(
            $"select id, {string.Join(", ", columns)} from facilities where id = any ($1)");
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. ids] });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<Guid, StoredFacility>(ids.Count);
        while (await reader.ReadAsync(ct))
        {
            var row = new StoredFacility();
            for (var i = 0; i < parts.Length; i++)
                parts[i](row, reader, i + 1);
            found.Add(reader.GetGuid(0), row);
        }
        var rows = new StoredFacility[ids.Count];
        for (var i = 0; i < rows.Length; i++)
            rows[i] = found[ids[i]];
        return rows;
    }
}
