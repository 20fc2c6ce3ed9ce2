using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Reporting.Embedded.Internal;

/// <summary>
/// Where the server listens: in a folder with a Unix socket, or on the loopback address at a free port.
/// </summary>
internal sealed record ServerAddress(string Host, int Port, string? TemporaryFolder)
{
    private const int UsualPort = 5432;

    private const string TemporaryName = "reporting-socket-";

    // sockaddr_un.sun_path holds 108 bytes, the ending zero included (unix(7)).
    private const int PathBytesMax = 107;

    public bool IsSocket => Host.StartsWith('/');

    public IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>
    {
        ["listen_addresses"] = IsSocket ? "" : Host,
        ["unix_socket_directories"] = IsSocket ? Host : "",
        ["unix_socket_permissions"] = "0700",
        ["port"] = Port.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The data folder's own socket folder; where its path is too long, or closed to the server's account, a short one
    /// in the temporary folder; where the file system has no sockets, the loopback address.
    /// </summary>
    public static async Task<ServerAddress> Choose(DataFolder folder, ServerAccount account, CancellationToken ct)
    {
        var own = folder.SocketFolder;
        RemoveLeftover(own);
        if (Fits(own) && await account.Can("-x", folder.Path, ct))
        {
            await account.Own(own, ct);
            if (CanBind(own)) return new ServerAddress(own, UsualPort, null);
        }
        var brief = Directory.CreateTempSubdirectory(TemporaryName).FullName;
        await account.Own(brief, ct);
        if (Fits(brief) && CanBind(brief))
        {
            if (!Directory.Exists(own)) Directory.CreateSymbolicLink(own, brief);
            return new ServerAddress(brief, UsualPort, brief);
        }
        Directory.Delete(brief);
        return new ServerAddress(IPAddress.Loopback.ToString(), FreePort(), null);
    }

    public string ConnectionString(string user, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Host,
        Port = Port,
        Username = user,
        Password = password,
        Database = database,
    }.ConnectionString;

    public void Release()
    {
        if (TemporaryFolder is not null) Directory.Delete(TemporaryFolder, recursive: true);
    }

    // A killed host leaves its temporary folder; the link tells where.
    private static void RemoveLeftover(string link)
    {
        if (new FileInfo(link).LinkTarget is not { } target) return;
        File.Delete(link);
        var isOurs = target.StartsWith(Path.Combine(Path.GetTempPath(), TemporaryName), StringComparison.Ordinal);
        if (isOurs && Directory.Exists(target)) Directory.Delete(target, recursive: true);
    }

    private static string SocketIn(string folder) =>
        $"{folder}/.s.PGSQL.{UsualPort.ToString(CultureInfo.InvariantCulture)}";

    private static bool Fits(string folder) =>
        System.Text.Encoding.UTF8.GetByteCount(SocketIn(folder) + ".lock") <= PathBytesMax;

    private static bool CanBind(string folder)
    {
        // Whatever lies at this name is left from a server that is gone: this host alone holds the folder.
        File.Delete(SocketIn(folder));
        File.Delete(SocketIn(folder) + ".lock");
        try
        {
            using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            probe.Bind(new UnixDomainSocketEndPoint(SocketIn(folder)));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
        finally
        {
            File.Delete(SocketIn(folder));
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
