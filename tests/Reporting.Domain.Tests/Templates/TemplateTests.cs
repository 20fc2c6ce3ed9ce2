using Reporting.Domain.Templates;
using static Reporting.Domain.Tests.Cast;

namespace Reporting.Domain.Tests.Templates;

public sealed class TemplateTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    private static readonly Template Two = Template.Evolve(
        Template.Evolve(Template.Initial, MalariaPublished), MalariaPublished with { Version = 2, ValidFrom = March });

    [Fact]
    public void The_version_of_a_day_is_the_last_one_valid_by_then()
    {
        Assert.Null(Two.InForce(Founded.AddDays(-1)));
        Assert.Equal(1, Two.InForce(March.AddDays(-1))?.Version);
        Assert.Equal(2, Two.InForce(March)?.Version);
    }

    [Fact]
    public void A_version_is_found_by_its_number()
    {
        Assert.Equal(March, Two.Version(2)?.ValidFrom);
        Assert.Null(Two.Version(3));
    }

    [Fact]
    public void A_version_knows_its_indicators_and_rules()
    {
        Assert.Equal(2, Malaria.DecimalsOf("cost"));
        Assert.Null(Malaria.DecimalsOf("deaths"));
        Assert.True(Malaria.HasRule("sexes"));
        Assert.False(Malaria.HasRule("ages"));
    }
}
