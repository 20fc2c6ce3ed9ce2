using System.Text;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>A witness for another body's log: POST /add-checkpoint (C2SP tlog-witness), and GET /vkey for whoever writes a
/// policy. It needs no database and knows nothing of what is in the log.</summary>
public static class WitnessServer
{
    /// <param name="name">What its key is called, where there is none yet: the body's address.</param>
    /// <param name="logs">The keys of the logs that it witnesses.</param>
    /// <param name="folder">Its key, and what it cosigned last.</param>
    /// <param name="url">Where it listens; port 0 takes a free one.</param>
    public static WebApplication Make(string? name, IReadOnlyList<VerifierKey> logs, string folder, string url)
    {
        DataFolder.Create(folder);
        var key = Key(name, Path.Combine(folder, "witness.key"));
        var witness = new Witness(key, logs, Path.Combine(folder, "cosigned"), TimeProvider.System);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = Witness.RequestLengthMax;
        });
        var app = builder.Build();
        app.MapPost("/add-checkpoint", (HttpContext http) => Add(http, witness));
        app.MapGet("/vkey", () => Results.Text(key.Verifier.Text + "\n"));
        return app;
    }

    private static async Task Add(HttpContext http, Witness witness)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        var answer = witness.AddCheckpoint(body.ToArray());
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        await http.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer.Body), http.RequestAborted);
    }

    private static SigningKey Key(string? name, string file)
    {
        if (File.Exists(file))
            return SigningKey.Parse(File.ReadAllText(file).Trim());
        if (name is null || !VerifierKey.IsName(name))
            throw new HostRefusedException("A new witness needs --name, for example witness.example.gov.vn: no space, no plus.");
        var key = SigningKey.Make(name, VerifierKey.Cosignature);
        Durable.Write(file, Encoding.UTF8.GetBytes(key.Text + "\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Durable.SyncFolder(Path.GetDirectoryName(file)!);
        return key;
    }
}
