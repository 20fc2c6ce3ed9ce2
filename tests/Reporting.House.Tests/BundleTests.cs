using System.Security.Cryptography;
using System.Text;

namespace Reporting.House.Tests;

/// <summary>The query editor's bundle lies in the repository, built: it is the one of the sources beside it.</summary>
public sealed class BundleTests
{
    private const string Sources = "src/Reporting.Console/graphiql/";
    private const string Built = "src/Reporting.Console/wwwroot/graphiql/";

    [Theory]
    [InlineData("graphiql.js")]
    [InlineData("graphiql.css")]
    public void The_bundle_was_built_from_its_sources(string file)
    {
        var sources = string.Concat(new[] { "package.json", "package-lock.json", "main.jsx", "examples.json", "build.js" }
            .Select(name => Repo.Text(Sources + name)));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sources)));
        Assert.StartsWith($"/* built from {hash} */", Repo.Text(Built + file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_lock_file_names_no_address() =>
        Assert.DoesNotContain("\"resolved\"", Repo.Text(Sources + "package-lock.json"), StringComparison.Ordinal);

    [Fact]
    public void The_licences_of_what_is_in_it_lie_beside_it() =>
        Assert.Contains("graphiql 4.1.2 (MIT)", Repo.Text(Built + "LICENSES.txt"), StringComparison.Ordinal);
}
