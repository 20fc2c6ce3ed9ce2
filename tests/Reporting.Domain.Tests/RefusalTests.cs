using System.Reflection;
using System.Text.RegularExpressions;
using Reporting.Domain.Calendars;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;

namespace Reporting.Domain.Tests;

/// <summary>What holds for every refusal there is: found by reflection and made with sample arguments.</summary>
public sealed partial class RefusalTests
{
    public static TheoryData<string> Makers() => new(
        typeof(Refusal).Assembly.GetTypes().Where(t => t.Name.EndsWith("Refusals", StringComparison.Ordinal))
            .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Select(m => $"{m.DeclaringType!.FullName}.{m.Name}"));

    [Theory]
    [MemberData(nameof(Makers))]
    public void A_refusal_has_a_code_and_a_sentence_in_each_language(string maker)
    {
        var refusal = Make(maker);
        Assert.Matches(CodeForm(), refusal.Code);
        Assert.EndsWith(".", refusal.English, StringComparison.Ordinal);
        Assert.EndsWith(".", refusal.Vietnamese, StringComparison.Ordinal);
        Assert.NotEqual(refusal.English, refusal.Vietnamese);
        Assert.True(char.IsUpper(refusal.English[0]) || refusal.English[0] == '\'', refusal.English);
        Assert.Contains(refusal.Vietnamese, c => c > '\u007f');
    }

    [Fact]
    public void No_code_is_made_in_two_places()
    {
        var codes = Makers().Select(m => Make(m.Data).Code).ToList();
        Assert.Equal(codes.Distinct().Order(), codes.Order());
    }

    private static Refusal Make(string maker)
    {
        var at = maker.LastIndexOf('.');
        var method = typeof(Refusal).Assembly.GetType(maker[..at], throwOnError: true)!.GetMethods()
            .Single(m => m.Name == maker[(at + 1)..]);
        return (Refusal)method.Invoke(null, [.. method.GetParameters().Select(p => Sample(p.ParameterType))])!;
    }

    private static object Sample(Type type) =>
        type == typeof(string) ? "x"
        : type == typeof(int) ? 1
        : type == typeof(DateOnly) ? Cast.Founded
        : type == typeof(DateTimeOffset) ? Cast.Noon
        : type == typeof(IEnumerable<string>) ? new[] { "x", "y" }
        : type == typeof(Period) ? Cast.PeriodOf("2026-10")
        : type == typeof(TemplateConstraint) ? Cast.MalariaPublished.Constraints[0]
        : type == typeof(ExpressionError) ? new ExpressionError(3, "wrong", "sai")
        : type == typeof(long) ? 1_048_576L
        : type == typeof(EquatableArray<Finding>)
            ? new EquatableArray<Finding>([new Finding(FindingKind.Error, "x", ["x"], "wrong", "sai")])
        : type == typeof(IReadOnlyList<ValueConflict>)
            ? new[] { new ValueConflict("x", "1", "2", Cast.Ana, Cast.Noon) }
        : type == typeof(IEnumerable<Constraint>) ? Cast.Malaria.Constraints
        : type == typeof(IEnumerable<SignatureFinding>) ? new[] { new SignatureFinding(7, "signature.x", "wrong", "sai") }
        : type.IsEnum ? Enum.GetValues(type).GetValue(1)!
        : throw new ArgumentException($"No sample of {type}.");

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex CodeForm();
}
