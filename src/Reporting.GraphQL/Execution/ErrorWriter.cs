using System.Collections;
using System.Globalization;

namespace Reporting.GraphQL.Execution;

/// <summary>Writes <c>errors</c>. Spec 7.1.2 Errors.</summary>
internal static class ErrorWriter
{
    public static void Write(JsonWriter json, IReadOnlyList<GraphQLError> errors)
    {
        json.WriteRaw((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            if (i > 0)
                json.WriteRaw((byte)',');
            Write(json, errors[i]);
        }
        json.WriteRaw((byte)']');
    }

    private static void Write(JsonWriter json, GraphQLError error)
    {
        json.WriteRaw("{\"message\":"u8);
        json.WriteString(error.Message);
        for (var i = 0; i < error.Locations.Length; i++)
        {
            json.WriteRaw(i == 0 ? ",\"locations\":[{\"line\":"u8 : ",{\"line\":"u8);
            json.WriteInteger(error.Locations[i].Line);
            json.WriteRaw(",\"column\":"u8);
            json.WriteInteger(error.Locations[i].Column);
            json.WriteRaw((byte)'}');
        }
        if (error.Locations.Length > 0)
            json.WriteRaw((byte)']');
        if (error.Path.Length > 0)
        {
            json.WriteRaw(",\"path\":"u8);
            WriteValue(json, error.Path);
        }
        if (error.Extensions is { Count: > 0 } extensions)
        {
            json.WriteRaw(",\"extensions\":"u8);
            WriteValue(json, extensions);
        }
        json.WriteRaw((byte)'}');
    }

    private static void WriteValue(JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull();
                break;
            case string text:
                json.WriteString(text);
                break;
            case bool known:
                json.WriteBoolean(known);
                break;
            case int or long:
                json.WriteInteger(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case double number:
                json.WriteFloat(number);
                break;
            case IReadOnlyDictionary<string, object?> entries:
                WriteEntries(json, entries);
                break;
            case IEnumerable items:
                WriteItems(json, items);
                break;
            default:
                json.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteEntries(JsonWriter json, IReadOnlyDictionary<string, object?> entries)
    {
        var separator = (byte)'{';
        foreach (var (name, value) in entries)
        {
            json.WriteRaw(separator);
            json.WriteString(name);
            json.WriteRaw((byte)':');
            WriteValue(json, value);
            separator = (byte)',';
        }
        json.WriteRaw(separator == (byte)'{' ? "{}"u8 : "}"u8);
    }

    private static void WriteItems(JsonWriter json, IEnumerable items)
    {
        var separator = (byte)'[';
        foreach (var item in items)
        {
            json.WriteRaw(separator);
            WriteValue(json, item);
            separator = (byte)',';
        }
        json.WriteRaw(separator == (byte)'[' ? "[]"u8 : "]"u8);
    }
}
