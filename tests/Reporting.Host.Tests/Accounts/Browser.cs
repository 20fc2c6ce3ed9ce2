using System.Net;

namespace Reporting.Host.Tests.Accounts;

/// <summary>Follows redirects by hand and keeps cookies as a browser does, also secure ones over loopback.</summary>
internal sealed class Browser(Uri home) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Dictionary<string, string> cookies = [];

    public async Task<HttpResponseMessage> Get(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(home, path));
        if (request.RequestUri!.Authority == home.Authority && cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", cookies.Select(c => $"{c.Key}={c.Value}")));
        var response = await client.SendAsync(request, RunningHost.Ct);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            cookies[pair[0]] = WebUtility.UrlDecode(pair[1]) == "" ? "" : pair[1];
        }
        return response;
    }

    /// <summary>The address that the provider sends the browser back to.</summary>
    public async Task<string> UntilCallback(string path)
    {
        using var challenge = await Get(path);
        Assert.Equal(302, (int)challenge.StatusCode);
        using var authorised = await Get(challenge.Headers.Location!.OriginalString);
        return authorised.Headers.Location!.OriginalString;
    }

    public async Task<HttpResponseMessage> SignIn(string path) => await Get(await UntilCallback(path));

    public void Dispose() => client.Dispose();
}
