using System.Globalization;
using System.Text.Json;
using Reporting.GraphQL.Execution;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Tests.Types;

/// <summary>Every scalar's input and output. Spec 3.5, and the scalars' own specifications.</summary>
public sealed class ScalarTests
{
    private static readonly Dictionary<string, ScalarType> ByName = new[]
    {
        Scalars.Int, Scalars.Float, Scalars.String, Scalars.Boolean, Scalars.Id, Scalars.Long, Scalars.Decimal,
            Scalars.DateTime,
        Scalars.LocalDate, Scalars.Uuid, Scalars.Json, Scalars.NonEmptyString,
    }.ToDictionary(scalar => scalar.Name);

    [Theory]
    [InlineData("Long", InputKind.Int, "9223372036854775807", "9223372036854775807")]
    [InlineData("Long", InputKind.Int, "9223372036854775808", null)]
    [InlineData("Long", InputKind.String, "1", null)]
    [InlineData("Long", InputKind.Float, "1.0", null)]
    [InlineData("Decimal", InputKind.Float, "12345678901234567.123456789", "12345678901234567.123456789")]
    [InlineData("Decimal", InputKind.Int, "-1", "-1")]
    [InlineData("Decimal", InputKind.String, "0.10", "0.10")]
    [InlineData("Decimal", InputKind.String, "1,5", null)]
    [InlineData("Decimal", InputKind.String, " 1", null)]
    [InlineData("Decimal", InputKind.Boolean, "true", null)]
    [InlineData("DateTime", InputKind.String, "2026-10-05T07:30:00+07:00", "10/05/2026 07:30:00 +07:00")]
    [InlineData("DateTime", InputKind.String, "2026-10-05T00:30:00.125Z", "10/05/2026 00:30:00 +00:00")]
    [InlineData("DateTime", InputKind.String, "2026-10-05T07:30:00", null)]
    [InlineData("DateTime", InputKind.String, "2026-10-05", null)]
    [InlineData("DateTime", InputKind.String, "2026-13-05T07:30:00Z", null)]
    [InlineData("LocalDate", InputKind.String, "2026-10-05", "10/05/2026")]
    [InlineData("LocalDate", InputKind.String, "2026-02-29", null)]
    [InlineData("LocalDate", InputKind.String, "05/10/2026", null)]
    [InlineData("UUID", InputKind.String, "0190a0c0-7f00-7000-8000-000000000001", "0190a0c0-7f00-7000-8000-000000000001")]
    [InlineData("UUID", InputKind.String, "0190a0c07f0070008000000000000001", null)]
    [InlineData("JSON", InputKind.Object, """{"a":[1,null]}""", """{"a":[1,null]}""")]
    [InlineData("JSON", InputKind.String, "a\"b", "a\"b")]
    [InlineData("JSON", InputKind.Int, "12", "12")]
    [InlineData("NonEmptyString", InputKind.String, " a", " a")]
    [InlineData("NonEmptyString", InputKind.String, "", null)]
    [InlineData("NonEmptyString", InputKind.String, " \t\n", null)]
    [InlineData("NonEmptyString", InputKind.Int, "1", null)]
    public void Input_is_taken_or_refused(string scalar, InputKind kind, string text, string? expected)
    {
        var input = new ScalarInput(kind, text, IsVariable: true);
        if (expected is null)
            Assert.StartsWith(scalar, Assert.Throws<GraphQLException>(() => ByName[scalar].ParseInput(input)).Message,
                StringComparison.Ordinal);
        else
            Assert.Equal(expected, Convert.ToString(ByName[scalar].ParseInput(input), CultureInfo.InvariantCulture));
    }

    public static TheoryData<string, object, string?> Outputs() => new()
    {
        { "Int", 12, "12" }, { "Int", -5L, "-5" }, { "Int", 1L << 40, null }, { "Int", 3.0, "3" }, { "Int", 3.5,
            null }, { "Int", "7", "7" },
        { "NonEmptyString", "a", "\"a\"" }, { "NonEmptyString", " ", null },
        { "Int", true, "1" }, { "Int", "x", null },
        { "Float", 0.1, "0.1" }, { "Float", 1e21, "1E+21" }, { "Float", 5e-324, "5E-324" }, { "Float", -0.0, "0" },
            { "Float", 3, "3" },
        { "Float", double.NaN, null }, { "Float", double.PositiveInfinity, null }, { "Float", 1.5f, "1.5" },
            { "Float", "x", null },
        { "String", "é\"\\\n\u0001😀", "\"é\\\"\\\\\\n\\u0001😀\"" }, { "String", 12, "\"12\"" }, { "String", true,
            "\"true\"" },
        { "String", new object(), null },
        { "Boolean", true, "true" }, { "Boolean", 0, "false" }, { "Boolean", "true", null },
        { "ID", "a", "\"a\"" }, { "ID", 12, "\"12\"" }, { "ID", 12L, "\"12\"" }, { "ID", Guid.Empty,
            "\"00000000-0000-0000-0000-000000000000\"" },
        { "ID", 1.5, null },
        { "Long", long.MinValue, "-9223372036854775808" }, { "Decimal", 1.10m, "1.10" }, { "Decimal",
            79228162514264337593543950335m, "79228162514264337593543950335" },
        { "DateTime", new DateTimeOffset(2026, 10, 5, 7, 30, 0, TimeSpan.FromHours(7)), "\"2026-10-05T00:30:00Z\"" },
        { "DateTime", new DateTimeOffset(
            2026, 10, 5, 0, 0, 0, 120, TimeSpan.Zero).AddMicroseconds(5), "\"2026-10-05T00:00:00.120005Z\"" },
        { "LocalDate", new DateOnly(2026, 1, 2), "\"2026-01-02\"" },
        { "UUID", Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { "JSON", JsonDocument.Parse("""{"a":1}""").RootElement, """{"a":1}""" }, { "JSON", "[1]", "[1]" },
    };

    [Theory]
    [MemberData(nameof(Outputs))]
    public void Output_is_written_or_refused(string scalar, object value, string? expected)
    {
        using var json = new JsonWriter();
        if (expected is null)
        {
            Assert.Throws<GraphQLException>(() => ByName[scalar].WriteObject(json, value));
            return;
        }
        ByName[scalar].WriteObject(json, value);
        var written = System.Text.Encoding.UTF8.GetString(json.Written);
        Assert.Equal(expected, written);
        using var parsed = JsonDocument.Parse(written);
    }

    [Fact]
    public void A_field_over_a_class_that_its_scalar_does_not_write_is_refused_when_the_schema_is_built()
    {
        var type = ObjectType.Of<string>("A", null, f => [f.Of("a", Scalars.Int, null, text => text)]);
        var refused = Assert.Throws<ArgumentException>(
            () => Schema.Of(ObjectType.Root("Query", null, f => [f.Of("a", type, null, _ => "")])));
        Assert.StartsWith(
            "Field 'a': Int does not write values of System.String", refused.Message, StringComparison.Ordinal);
    }
}
