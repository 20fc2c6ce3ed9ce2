using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace Reporting.GraphQL.Http.Bench;

/// <summary>The same two statements and the same JSON by hand.</summary>
internal sealed class BareDatabase(NpgsqlDataSource db)
{
    private const string FiguresSql =
        "select id, indicator, period, value, is_valid, version, known_at, regime, facility_id from figures " +
        "where period = $1 order by id limit 100";

    private const string FacilitiesSql = "select id, code, name from facilities where id = any ($1)";

    public async Task Answer(HttpContext http)
    {
        await BareTwin.ReadQuery(http);
        var ct = http.RequestAborted;
        var rows = await Figures(ct);
        var facilities = await Facilities([.. rows.Select(row => row.FacilityId).Distinct()], ct);
        await BareTwin.Send(http, BareTwin.Write(json => Write(json, rows, facilities)));
    }

    private async Task<List<StoredFigure>> Figures(CancellationToken ct)
    {
        await using var command = db.CreateCommand(FiguresSql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "2026-02" });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<StoredFigure>(100);
        while (await reader.ReadAsync(ct))
        {
            rows.Add(new StoredFigure
            {
                Id = reader.GetInt64(0), Indicator = reader.GetString(1), Period = reader.GetString(2),
                Value = reader.GetDecimal(3), IsValid = reader.GetBoolean(4), Version = reader.GetInt32(5),
                KnownAt = reader.GetDateTime(6), Regime = reader.GetString(7), FacilityId = reader.GetGuid(8),
            });
        }
        return rows;
    }

    private async Task<Dictionary<Guid, StoredFacility>> Facilities(Guid[] ids, CancellationToken ct)
    {
        await using var command = db.CreateCommand(FacilitiesSql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var reader = await command.ExecuteReaderAsync(ct);
        var found = new Dictionary<Guid, StoredFacility>(ids.Length);
        while (await reader.ReadAsync(ct))
        {
            found.Add(
                reader.GetGuid(0), new StoredFacility { Code = reader.GetString(1), Name = reader.GetString(2) });
        }
        return found;
    }

    private static void Write(
        Utf8JsonWriter json, List<StoredFigure> rows, Dictionary<Guid, StoredFacility> facilities)
    {
        Span<char> time = stackalloc char[20];
        json.WriteStartArray("figures"u8);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteNumber("id"u8, row.Id);
            json.WriteString("indicator"u8, row.Indicator);
            json.WriteString("period"u8, row.Period);
            json.WriteNumber("value"u8, row.Value);
            json.WriteBoolean("isValid"u8, row.IsValid);
            json.WriteNumber("version"u8, row.Version);
            row.KnownAt.TryFormat(time, out _, "yyyy-MM-ddTHH:mm:ssZ");
            json.WriteString("knownAt"u8, time);
            json.WriteString("regime"u8, row.Regime);
            json.WriteStartObject("facility"u8);
            var facility = facilities[row.FacilityId];
            json.WriteString("code"u8, facility.Code);
            json.WriteString("name"u8, facility.Name);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
