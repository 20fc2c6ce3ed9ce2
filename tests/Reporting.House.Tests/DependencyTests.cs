using System.Xml.Linq;

namespace Reporting.House.Tests;

/// <summary>Each package has its reason in docs/adr/0001, and each reason its package.</summary>
public sealed class DependencyTests
{
    private const string Decision = "docs/adr/0001-the-stack.md";

    [Fact]
    public void Every_package_has_a_line_with_its_reason() =>
        Assert.Equal(Packages(Repo.Text("Directory.Packages.props")), Reasoned(Repo.Text(Decision)));

    [Fact]
    public void The_readers_see_packages_and_reasons()
    {
        Assert.Equal(
            ["A", "B"],
            Packages("""<P><I><PackageVersion Include="B" Version="1" /><PackageVersion Include="A" Version="1" /></I></P>"""));
        Assert.Equal(["A"], Reasoned("| package | why |\n|---|---|\n| `A` | because |\n| wished | used |"));
    }

    private static string[] Packages(string props) =>
    [
        .. XDocument.Parse(props).Descendants("PackageVersion").Select(e => (string)e.Attribute("Include")!)
            .Order(StringComparer.Ordinal),
    ];

    private static string[] Reasoned(string page) =>
    [
        .. page.Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]).Order(StringComparer.Ordinal),
    ];
}
