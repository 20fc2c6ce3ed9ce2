using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Reporting.Bench;

/// <summary>The server as it is run, in a process of its own, signed in to as its first account.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly Task reading;

    private HostProcess(Process process, DirectoryInfo folder, Task reading, HttpClient client) =>
        (this.process, this.folder, this.reading, Client) = (process, folder, reading, client);

    public HttpClient Client { get; }

    /// <summary>The processor time it has used, in seconds.</summary>
    public double CpuSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<HostProcess> Start(string database)
    {
        var folder = Directory.CreateTempSubdirectory("reporting-bench-host-");
        var start = new ProcessStartInfo("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "reporting.dll"), "serve", "--data", folder.FullName, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["ConnectionStrings__Reporting"] = database;
        var process = Process.Start(start)!;
        var address = "";
        while (address.Length == 0)
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The host ended.");
            address = Address().Match(line).Value;
        }

        var client = new HttpClient { BaseAddress = new Uri(address) };
        var host = new HostProcess(process, folder, process.StandardOutput.BaseStream.CopyToAsync(Stream.Null), client);
        var password = await File.ReadAllTextAsync(Path.Combine(folder.FullName, Host.DataFolder.FirstPasswordFile));
        await host.SignIn("admin", password);
        return host;
    }

    /// <summary>The token of an account, which the client sends from now on.</summary>
    public async Task<string> SignIn(string userName, string password)
    {
        var session = await Client.PostAsJsonAsync("/api/sessions", new { userName, password });
        var token = (await session.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return token;
    }

    public async Task<JsonElement> Post(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonDocument.Parse(text).RootElement
            : throw new InvalidOperationException($"{path}: {text}");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var stop = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
            await stop.WaitForExitAsync();
        await process.WaitForExitAsync();
        await reading;
        process.Dispose();
        folder.Delete(recursive: true);
    }

    [GeneratedRegex(@"(?<=Listening on )http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
