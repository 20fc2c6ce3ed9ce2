using System.Security.Cryptography;
using System.Text;
using Reporting.Domain;
using Reporting.Domain.Operations;
using Reporting.EventStore;
using Reporting.GraphQL;
using Reporting.Write;
using Reporting.Write.Http;

namespace Reporting.Host.Audit;

/// <summary>Records who asks for sensitive data, before anything is answered: what can't be recorded is not answered. The records
/// are events, so that they are in the public log by their hashes, and auditors find them in the audit trail.</summary>
public sealed class ReadAudit(PostgresEventStore store, Streams streams, SensitiveReads sensitive)
{
    /// <summary>Middleware after the account is known.</summary>
    public async Task Use(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is { } name
            && sensitive.What.Contains(name))
            await Record(http, name, []);
        await next(http);
    }

    /// <summary>Before a question of GraphQL is executed.</summary>
    public async ValueTask Executing(HttpContext http, PreparedOperation operation, ReadOnlyMemory<byte> variables)
    {
        string[] fields =
        [
            .. operation.RootFields.Where(field => sensitive.What.Contains("query " + field)).Order(StringComparer.Ordinal),
        ];
        if (fields.Length > 0)
            await Record(http, "query " + string.Join(", ", fields), [.. operation.Text.Span, 0, .. variables.Span]);
    }

    private async Task Record(HttpContext http, string what, byte[] question)
    {
        // Without an account there is no answer either.
        if (http.Features.Get<CurrentAccount>() is not { } account)
            return;
        var path = http.Request.Path.Value ?? "";
        var asked = SHA256.HashData([.. Encoding.UTF8.GetBytes($"{http.Request.Method} {path}{http.Request.QueryString}\0"), .. question]);
        var (name, clrType, json) = OperationEventCodec.Encode(new SensitiveDataRead(
            what, path, Convert.ToHexStringLower(asked), await UnitOf(http), http.Connection.RemoteIpAddress?.ToString(), account.Id));
        // A stream of its own, so that it waits for nobody and is stored at the first try.
        var stored = await store.Append(
            new AppendRequest(
                Guid.NewGuid(), OperationEventCodec.StreamKind, 0, default, [new EventToAppend(name, clrType, json)],
                new EventMetadata(account.Id.Value.ToString(), Correlation.Of(http))), http.RequestAborted);
        if (stored is not AppendResult.Appended)
            throw new InvalidOperationException("A read was not recorded, so it is not answered.");
    }

    /// <summary>Whose report is asked for; null where it is none.</summary>
    private async Task<UnitId?> UnitOf(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/api/reports", StringComparison.Ordinal)
            || http.Request.RouteValues["id"] is not string text || !Guid.TryParse(text, out var report))
            return null;
        var known = await streams.Reports.Get(report, http.RequestAborted);
        return known.Version == 0 ? null : known.State.Unit;
    }
}
