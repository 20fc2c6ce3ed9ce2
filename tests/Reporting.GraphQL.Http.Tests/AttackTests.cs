using System.Diagnostics;

namespace Reporting.GraphQL.Http.Tests;

/// <summary>
/// Each attack is refused before any resolver is called, at little cost; the bench prints the figures.
/// </summary>
public sealed class AttackTests
{
    public static TheoryData<string> Names => [.. Attack.All.Select(attack => attack.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_attack_is_refused_before_any_resolver(string name)
    {
        await using var server = await Server.Start(new GraphQLHttpOptions { BatchSize = 10 });
        var attack = Attack.All.Single(attack => attack.Name == name);
        await server.Ask("{hello}");
        var clock = Stopwatch.StartNew();
        var answer = await server.Post(attack.Body);
        // Generous: the machine may be busy. A blow-up takes minutes.
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
        Assert.Equal((attack.Status, 0), (answer.Status, server.Schema.Calls));
        Assert.StartsWith("""{"errors":[{"message":""", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.Text.Length < 20_000, $"The refusal is {answer.Text.Length} characters long.");
        Assert.Equal(200, (await server.Ask("{hello}")).Status);
    }
}
