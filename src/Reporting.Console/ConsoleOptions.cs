using Microsoft.AspNetCore.Http;

namespace Reporting.Console;

/// <summary>What the console gets from its host.</summary>
/// <param name="Pipeline">Sends a request through the host's own pipeline: the console has no other way to data.</param>
/// <param name="Clock">The time that reports go by.</param>
/// <param name="HasIdentityProvider">Whether people can also sign in with an identity provider.</param>
/// <param name="SetCookie">Gives a browser the cookie of a session.</param>
/// <param name="Identify">Whose session a browser's request comes in; null for nobody's.</param>
public sealed record ConsoleOptions(
    HttpMessageHandler Pipeline, TimeProvider Clock, bool HasIdentityProvider,
    Action<HttpResponse, string, DateTimeOffset> SetCookie,
    Func<HttpContext, Task<Visitor?>> Identify);

/// <summary>Who looks at the console.</summary>
/// <param name="Token">The session's token, which never reaches a script.</param>
/// <param name="CsrfToken">What a page of ours sends along with whatever changes something.</param>
/// <param name="Address">Where the browser is.</param>
public sealed record Visitor(string Token, string CsrfToken, string UserName, bool MustChangePassword, string? Address);
