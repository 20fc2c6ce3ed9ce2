using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace Reporting.Bench;

/// <summary>Commands over HTTP, one a request: token, rules, idempotency and a durable append, beside a prepared INSERT.</summary>
internal static class HttpBench
{
    private const int Clients = 32;
    private const int UnitCount = 20;
    private const int DayCount = 50;
    private const string Password = "Gạch-Ngói-3-Tầng";
    private static int next;

    public static async Task Commands(Measure measure, string server, NpgsqlDataSource limits)
    {
        var database = await BenchDatabase.CreateEmpty(server, CancellationToken.None);
        await using (var host = await HostProcess.Start(database))
        {
            var reports = await SetUp(host);
            var token = await host.SignIn("an", Password);
            await measure.Compare(
                $"HTTP command, {Clients} clients", Enter(host, token, reports), Limits.SingleInserts(limits, Clients));
        }

        await BenchDatabase.Drop(server, database);
    }

    /// <summary>Twenty units with a report of twenty cells for each of fifty days, and somebody who enters for all.</summary>
    private static async Task<string[]> SetUp(HostProcess host)
    {
        await host.Post("/api/units", new { code = "P", name = "P", kind = "province", effectiveFrom = "2026-01-01" });
        var units = Enumerable.Range(0, UnitCount).Select(i => $"X{i:00}").ToArray();
        foreach (var code in units)
            await host.Post("/api/units", new { code, name = code, kind = "commune", parent = "P", effectiveFrom = "2026-01-01" });
        var indicators = Enumerable.Range(0, 20).Select(i => $"indicator_{i:00}").ToArray();
        foreach (var code in indicators)
            await host.Post("/api/indicators", new
            {
                code, name = code, unitOfMeasure = "người", overUnits = "sum", overTime = "sum", decimals = 0,
            });
        await host.Post("/api/templates/daily/versions", new
        {
            version = 1, name = "Daily", periodKind = "day", validFrom = "2026-01-01",
            rows = indicators.Select(indicator => new { indicator }),
        });
        await host.Post("/api/regimes", new
        {
            code = "health", name = "Health", template = "daily", periodKind = "day", requestingUnit = "P",
            reportersKind = "commune",
        });
        var issued = await host.Post("/api/accounts", new
        {
            userName = "an", displayName = "An", grants = units.Select(unit => new { role = "enter", unit }),
        });
        var owed =
            from day in Enumerable.Range(0, DayCount)
            from unit in units
            select new { unit, regime = "health", period = new DateOnly(2026, 1, 1).AddDays(day).ToString("yyyy-MM-dd", null) };
        var answer = await host.Post("/api/reports/bulk/assign", new { items = owed });
        var first = issued.GetProperty("firstPassword").GetString()!;
        await host.SignIn("an", first);
        await host.Post("/api/accounts/an/change-password", new { oldPassword = first, newPassword = Password });
        return [.. answer.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    /// <summary>Each client enters five cells of one report after the other; every value is new, so that each is stored.</summary>
    private static Side Enter(HostProcess host, string token, string[] reports) => new("HTTP", end =>
        Loops.Count(Clients, async () =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, host.Client.BaseAddress!.Port);
            var buffer = new byte[64 * 1024];
            return new Loops.Step(
                async () =>
                {
                    var i = Interlocked.Increment(ref next);
                    await socket.SendAsync(Request(reports[i % reports.Length], token, i), SocketFlags.None);
                    await Receive(socket, buffer);
                    return 1;
                },
                new Closing(socket));
        }, end))
    {
        FurtherCpu = () => host.CpuSeconds,
    };

    private static byte[] Request(string report, string token, int i)
    {
        var body = string.Create(CultureInfo.InvariantCulture,
            $$$"""{"cells":{"indicator_00":{{{i}}},"indicator_01":{{{i + 1}}},"indicator_02":"{{{i + 2}}}","indicator_03":3,"indicator_04":4}}""");
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
            $"POST /api/reports/{report}/enter HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n" +
            $"Idempotency-Key: bench-{i}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
    }

    private static async Task Receive(Socket socket, byte[] buffer)
    {
        var (length, expected) = (0, int.MaxValue);
        while (length < expected)
        {
            var count = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None);
            if (count == 0) throw new InvalidOperationException("The host closed the connection.");
            length += count;
            if (expected == int.MaxValue) expected = LengthOf(buffer.AsSpan(0, length));
        }
    }

    /// <summary>Head and body together; the largest number while the head is not complete.</summary>
    private static int LengthOf(ReadOnlySpan<byte> response)
    {
        var head = response.IndexOf("\r\n\r\n"u8);
        if (head < 0) return int.MaxValue;
        if (!response.StartsWith("HTTP/1.1 200"u8)) throw new InvalidOperationException(Encoding.UTF8.GetString(response));
        var at = response.IndexOf("Content-Length: "u8) + 16;
        return Utf8Parser.TryParse(response[at..], out int body, out _)
            ? head + 4 + body
            : throw new InvalidOperationException("The answer has no length.");
    }

    private sealed class Closing(Socket socket) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
