using System.Text.Json;

namespace Reporting.Cli.Replay.Api;

/// <summary>What became of one item of a bulk command.</summary>
internal sealed record ItemAnswer(int Status, string? Id, long Position, string? Code, string? Detail, string[] Places)
{
    public bool IsDone => Status is >= 200 and < 300;
}

/// <summary>Reads <c>{items:[{index,status,id,position | code,detail,places}]}</c> without building a tree.</summary>
internal static class BulkAnswer
{
    /// <summary>The answers in the order of the items that were sent.</summary>
    public static ItemAnswer[] Read(ReadOnlySpan<byte> body, int count)
    {
        var answers = new ItemAnswer[count];
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
            if (json.TokenType != JsonTokenType.PropertyName || json.CurrentDepth != 1
                || !json.ValueTextEquals("items"u8))
                continue;
            json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.StartObject)
            {
                var (index, answer) = ReadItem(ref json);
                answers[index] = answer;
            }
        }
        return Array.IndexOf(answers, null) is var missing && missing < 0
            ? answers
            : throw new InvalidDataException($"The answer to a bulk command says nothing about item {missing}.");
    }

    private static (int Index, ItemAnswer Answer) ReadItem(ref Utf8JsonReader json)
    {
        var (index, status, position) = (-1, 0, 0L);
        string? id = null, code = null, detail = null;
        string[] places = [];
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.ValueSpan;
            json.Read();
            if (name.SequenceEqual("index"u8))
                index = json.GetInt32();
            else if (name.SequenceEqual("status"u8))
                status = json.GetInt32();
            else if (name.SequenceEqual("position"u8) && json.TokenType == JsonTokenType.Number)
                position = json.GetInt64();
            else if (name.SequenceEqual("id"u8))
                id = json.GetString();
            else if (name.SequenceEqual("code"u8))
                code = json.GetString();
            else if (name.SequenceEqual("detail"u8))
                detail = json.GetString();
            else if (name.SequenceEqual("places"u8))
                places = JsonSerializer.Deserialize<string[]>(ref json) ?? [];
            else
                json.Skip();
        }
        return (index, new ItemAnswer(status, id, position, code, detail, places));
    }
}
