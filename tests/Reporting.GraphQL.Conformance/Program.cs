using Reporting.GraphQL.Conformance;

// The engine for the tools that judge it: a server on loopback until it is ended.
var port = args is ["--port", var text] && int.TryParse(text, out var number) ? number : (int?)null;
if (port is null)
{
    await Console.Error.WriteLineAsync("usage: Reporting.GraphQL.Conformance --port N");
    return 2;
}
await using var host = await ConformanceHost.Start(port.Value, CancellationToken.None);
Console.WriteLine($"seeded world on {host.Address}/graphql, recorded cases on {host.Address}/case");
await host.Ended();
return 0;
