using System.Net;
using System.Net.Sockets;

namespace Reporting.Signatures.Tests;

/// <summary>An HTTP server on the loopback address for as long as a test runs.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;

    public LocalServer(Func<HttpListenerRequest, byte[], Task<(int Status, byte[] Body)>> answer)
    {
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = Task.Run(() => Serve(answer));
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await serving;
        listener.Close();
    }

    private async Task Serve(Func<HttpListenerRequest, byte[], Task<(int Status, byte[] Body)>> answer)
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or InvalidOperationException)
            {
                return;
            }

            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var (status, bytes) = await answer(context.Request, body.ToArray());
            context.Response.StatusCode = status;
            context.Response.ContentLength64 = bytes.Length;
            try
            {
                await context.Response.OutputStream.WriteAsync(bytes);
                context.Response.Close();
            }
            catch (HttpListenerException)
            {
                // The client has read as much as it wanted.
                context.Response.Abort();
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
