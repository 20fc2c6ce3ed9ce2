using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Reporting.Console.Wire;

namespace Reporting.Console;

/// <summary>One visitor at one page or in one circuit: the session, the language, and what the account may do.</summary>
public sealed class Visit(AuthenticationStateProvider authentication)
{
    private readonly Dictionary<string, string> regimes = [];
    private SessionView? session;

    private sealed record RegimeNames(RegimePage Regimes);
    private sealed record RegimePage(IReadOnlyList<RegimeName> Nodes);
    private sealed record RegimeName(string Code, string Name);

    public Words Words { get; set; } = new(IsEnglish: false);

    /// <summary>The newest position that this visitor caused: what is asked next waits for it.</summary>
    public long Position { get; set; }

    public async Task<Visitor?> Visitor()
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return user.FindFirstValue("token") is not { } token ? null : new Visitor(
            token, user.FindFirstValue("csrf")!, user.FindFirstValue("name")!, user.HasClaim("restricted", "true"),
            user.FindFirstValue("address"));
    }

    /// <summary>The session as the server tells of it; null when there is none any longer.</summary>
    public async Task<SessionView?> Session(Api api, CancellationToken ct)
    {
        if (session is null && await Visitor() is not null)
            session = await api.Find<SessionView>("/api/sessions/current", ct);
        return session;
    }

    /// <summary>Asks for the names of regimes that are not known yet; lists know their codes alone.</summary>
    public async Task LearnRegimes(Api api, IEnumerable<string?> codes, CancellationToken ct)
    {
        foreach (var some in codes.OfType<string>().Distinct().Where(code => !regimes.ContainsKey(code)).ToList().Chunk(200))
        {
            var answer = await api.Ask<RegimeNames>(
                "query($codes: [String!]!) { regimes(where: { code: { in: $codes } }, first: 200) { nodes { code name } } }",
                new { codes = some }, ct);
            foreach (var one in answer.Regimes.Nodes)
                regimes[one.Code] = one.Name;
        }
    }

    /// <summary>A regime's name; its code as long as the name is not known.</summary>
    public string RegimeNamed(string code) => regimes.GetValueOrDefault(code, code);

    public static ClaimsPrincipal PrincipalOf(Visitor visitor) => new(new ClaimsIdentity(
        [
            new Claim("token", visitor.Token), new Claim("csrf", visitor.CsrfToken), new Claim("name", visitor.UserName),
            new Claim("restricted", visitor.MustChangePassword ? "true" : "false"),
            new Claim("address", visitor.Address ?? ""),
        ], "session", "name", null));
}
