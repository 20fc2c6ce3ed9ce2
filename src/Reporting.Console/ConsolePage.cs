using Microsoft.AspNetCore.Components;
using Reporting.Console.Wire;

namespace Reporting.Console;

/// <summary>What every live page has: who looks at it, the way to data, its language, and an end of what it asks when it is
/// left.</summary>
public abstract class ConsolePage : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource left = new();
    private long asked;

    [Inject] public Api Api { get; set; } = null!;

    [Inject] public Visit Visit { get; set; } = null!;

    [Inject] public NavigationManager Navigation { get; set; } = null!;

    /// <summary>Why the page shows nothing, or what was refused last.</summary>
    public ApiProblem? Problem { get; set; }

    public bool IsLoading { get; private set; } = true;

    public CancellationToken Left => left.Token;

    /// <summary>A text in the visitor's language.</summary>
    public string T(string vietnamese, string english) => Visit.Words[vietnamese, english];

    /// <summary>Asks for what the page shows.</summary>
    protected abstract Task Load();

    protected override Task OnParametersSetAsync() => Try(Load);

    /// <summary>Does something that may be refused; an ended session leads to signing in.</summary>
    protected async Task Try(Func<Task> act)
    {
        Problem = null;
        IsLoading = true;
        try
        {
            await act();
        }
        catch (ApiException refused) when (refused.Problem.Status == 401)
        {
            SignIn();
        }
        catch (ApiException refused)
        {
            Problem = refused.Problem;
        }
        catch (OperationCanceledException) when (Left.IsCancellationRequested)
        {
            // The visitor went on; nobody waits for the answer.
        }
        finally
        {
            IsLoading = false;
        }
    }

    /// <summary>A part of a list. Only the newest question counts: null when another was asked while this one was on its
    /// way, or what is shown would be of both.</summary>
    protected async Task<T?> Newest<T>(Task<T> question) where T : class
    {
        var mine = ++asked;
        var answer = await question;
        return mine == asked ? answer : null;
    }

    /// <summary>Sends a command; true when it was done, otherwise the page shows why not.</summary>
    protected async Task<CommandDone?> Do(string path, object body)
    {
        var answer = await Api.Do(path, body, Guid.CreateVersion7(), Left);
        Problem = answer.Problem;
        if (Problem?.Status == 401)
            SignIn();
        return answer.Value;
    }

    private void SignIn() => Navigation.NavigateTo(
        "/sign-in?returnTo=" + Uri.EscapeDataString("/" + Navigation.ToBaseRelativePath(Navigation.Uri)), forceLoad: true);

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        left.Cancel();
        left.Dispose();
    }
}
