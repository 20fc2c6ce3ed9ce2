using Npgsql;
using NpgsqlTypes;

namespace Reporting.Read.Reading;

/// <summary>The parameters of a statement that is put together from parts; each gives the place to write into the
/// text.</summary>
public sealed class SqlParameters
{
    public List<NpgsqlParameter> All { get; } = [];

    public string Text(string? value) => Add(new NpgsqlParameter { Value = (object?)value ?? DBNull.Value,
        NpgsqlDbType = NpgsqlDbType.Text });

    public string Texts(IEnumerable<string> values) => Add(new NpgsqlParameter<string[]> { TypedValue = [.. values] });

    public string Uuid(Guid value) => Add(new NpgsqlParameter<Guid> { TypedValue = value });

    public string UuidOrNull(Guid? value) => Add(new NpgsqlParameter
    {
        Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid,
    });

    public string Uuids(IEnumerable<Guid> values) => Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. values] });

    public string Date(DateOnly value) => Add(new NpgsqlParameter<DateOnly> { TypedValue = value });

    public string BigInt(long value) => Add(new NpgsqlParameter<long> { TypedValue = value });

    public string Number(decimal value) => Add(new NpgsqlParameter<decimal> { TypedValue = value });

    public string Numbers(IEnumerable<decimal> values) =>
        Add(new NpgsqlParameter<decimal[]> { TypedValue = [.. values] });

    public string Time(DateTimeOffset value) =>
        Add(new NpgsqlParameter { Value = value.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });

    private string Add(NpgsqlParameter parameter)
    {
        All.Add(parameter);
        return $"${All.Count}";
    }
}
