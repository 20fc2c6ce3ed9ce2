using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Reporting.Console.Tests;

/// <summary>Somebody with a browser. What the browser complains of (its console, its policy) is kept, and is an error at
/// the end; so is a request to anybody but the host.</summary>
public sealed class ConsoleVisitor : IAsyncDisposable
{
    private readonly string url;
    private readonly IBrowserContext context;
    private readonly List<string> complaints = [];

    public ConsoleVisitor(string url, IBrowserContext context, IPage page)
    {
        (this.url, this.context, Page) = (url, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !message.Text.Contains("status of 4", StringComparison.Ordinal)
                && !(MayLoseConnection && message.Text.Contains("onnection", StringComparison.Ordinal)))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(url, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                complaints.Add("asked elsewhere: " + request.Url);
        };
    }

    public IPage Page { get; }

    /// <summary>Whether a test cuts the browser's connection.</summary>
    public bool MayLoseConnection { get; init; }

    public IBrowserContext Context => context;

    public async Task<ConsoleVisitor> Open(string path)
    {
        await Page.GotoAsync(url + path);
        await Page.Locator("main h1").First.WaitForAsync();
        return this;
    }

    /// <summary>The browser is on that page (* is any text): a page that names it in its query (?returnTo=) is another.</summary>
    public Task Arrives(string path) => Assertions.Expect(Page).ToHaveURLAsync(
        new Regex("^[^?]*" + Regex.Escape(path).Replace("\\*", ".*", StringComparison.Ordinal) + "$"));

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task See(string text) => Assertions.Expect(Page.Locator("body")).ToContainTextAsync(text);

    /// <summary>A picture for people, where somebody wants pictures.</summary>
    public async Task Picture(string name)
    {
        if (Environment.GetEnvironmentVariable("REPORTING_PICTURES") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    /// <summary>The page at the three widths: nothing stands beyond the edge; pictures where somebody wants them.</summary>
    public async Task Widths(string name)
    {
        foreach (var width in new[] { 390, 1280, 1920 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            Assert.Equal("", await Page.EvaluateAsync<string>(
                "document.documentElement.scrollWidth <= innerWidth + 1 ? '' : innerWidth + ': ' + "
                + "[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                + ".slice(0, 5).map(e => e.outerHTML.slice(0, 80)).join(' | ')"));
            await Picture($"{name}-{width}");
        }
        await Page.SetViewportSizeAsync(1280, 900);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.Empty(complaints);
    }
}
