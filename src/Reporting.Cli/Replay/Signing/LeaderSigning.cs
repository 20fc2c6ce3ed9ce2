using System.Security.Cryptography;
using System.Text.Json;
using Reporting.Cli.Replay.Api;
using Reporting.Cli.Replay.Play;
using Reporting.Domain;

namespace Reporting.Cli.Replay.Signing;

/// <summary>Signs reports as a leader with a certificate does: asks for the payloads, signs each, and sends the
/// signatures.</summary>
internal sealed class LeaderSigning(ApiClient api, Crew crew, LeaderKey key)
{
    private const int ConcurrentMax = 4;

    /// <summary>One administrator says whose certificate it is, another confirms that (check 13).</summary>
    public static async Task Bind(
        ApiClient api, Crew crew, Tally tally, LeaderKey leader, string commandKey, CancellationToken ct)
    {
        tally.Command();
        var answer = await api.Post(
            crew.Administrator, "/api/certificates",
            JsonBody.Of(json =>
            {
                json.WriteString("certificate", leader.CertificateText);
                json.WriteString("identifier", LeaderKey.Identifier);
                json.WriteString("userName", crew.Leader.UserName);
            }),
            commandKey, ct);
        using var bound = JsonDocument.Parse(answer);
        tally.Command();
        await api.Post(
            crew.Second, $"/api/certificates/{bound.RootElement.GetProperty("id").GetString()}/confirm",
            JsonBody.Of(_ => { }), commandKey + "/confirm", ct);
    }

    /// <summary>The id of the signing request for a version of a report: the same in every run.</summary>
    public static Guid RequestOf(Step step) => RequestOf(step.Filing.Id!, step.Row.Version);

    public static Guid RequestOf(string report, int version) =>
        Uuid5.Of("replay-signature", report, version.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Writes what is asked for.</summary>
    public static void WriteRequest(Utf8JsonWriter json, Step step) => WriteRequest(
        json, RequestOf(step), step.Filing.WasAccepted,
        string.Join('\n', step.Row.Figures.Select(figure => $"{figure.Indicator}={figure.Value}")));

    /// <param name="shown">What the screen of somebody who signs would show.</param>
    public static void WriteRequest(Utf8JsonWriter json, Guid request, bool isCorrection, string shown)
    {
        json.WriteString("request", request);
        json.WriteString("act", isCorrection ? "correct" : "approve");
        json.WriteString("view", Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(shown))));
    }

    /// <summary>The signatures for reports whose payloads are ready, by request.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> Sign(
        IEnumerable<(string Report, Guid Request)> asked, CancellationToken ct)
    {
        var signed = new System.Collections.Concurrent.ConcurrentDictionary<Guid, string>();
        await Parallel.ForEachAsync(
            asked, new ParallelOptions { MaxDegreeOfParallelism = ConcurrentMax, CancellationToken = ct },
            async (one, stop) => signed[one.Request] = key.Sign(await api.Get(
                crew.Leader, $"/api/reports/{one.Report}/signing-requests/{one.Request}/payload", stop)));
        return signed;
    }

    public static void WriteSignature(Utf8JsonWriter json, Guid request, string cms)
    {
        json.WriteString("request", request);
        json.WriteString("cms", cms);
    }
}
