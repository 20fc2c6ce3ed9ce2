using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Reporting.GraphQL.Execution;

namespace Reporting.GraphQL.Tests.Execution;

/// <summary>What is written reads back as the same value, for any value. Failures print their seed.</summary>
public sealed class JsonWriterTests
{
    [Fact]
    public void A_text_reads_back_as_itself() => Holds((string? text) =>
    {
        // A lone surrogate is no Unicode text; it is replaced.
        var known = new string([.. (text ?? "").EnumerateRunes().SelectMany(rune => rune.ToString())]);
        return Written(json => json.WriteString(known)).GetString() == known;
    });

    [Fact]
    public void A_finite_number_reads_back_as_itself() => Holds((double value) =>
        !double.IsFinite(value) || Written(json => json.WriteFloat(value)).GetDouble() == value);

    [Fact]
    public void Whole_and_decimal_numbers_keep_all_their_digits() => Holds(((long Whole, decimal Exact) value) =>
        Written(json => json.WriteInteger(value.Whole)).GetInt64() == value.Whole
        && Written(
            json => json.WriteDecimal(value.Exact)).GetRawText() == value.Exact.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public void An_instant_reads_back_to_the_microsecond() => Holds((DateTime value) =>
    {
        var instant = new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc));
        var read = Written(json => json.WriteInstant(instant)).GetDateTimeOffset();
        return read == instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
    });

    [Fact]
    public void What_was_cut_is_gone()
    {
        using var json = new JsonWriter();
        json.WriteRaw("[1"u8);
        var mark = json.Length;
        json.WriteString(new string('x', 100_000));
        json.Cut(mark);
        json.WriteRaw("]"u8);
        Assert.Equal("[1]", System.Text.Encoding.UTF8.GetString(json.Written));
    }

    private static void Holds<T>(Func<T, bool> property) => Prop.ForAll(property).QuickCheckThrowOnFailure();

    private static JsonElement Written(Action<JsonWriter> write)
    {
        using var json = new JsonWriter();
        write(json);
        using var document = JsonDocument.Parse(json.Written.ToArray());
        return document.RootElement.Clone();
    }
}
