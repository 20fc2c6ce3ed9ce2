using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Reporting.Host.Tests.Access;

/// <summary>A certificate, a publication and a complaint of each unit.</summary>
internal sealed class AccessThings
{
    public Dictionary<string, Guid> Certificates { get; } = [];

    public Dictionary<string, Guid> Publications { get; } = [];

    public Dictionary<string, Guid> Complaints { get; } = [];

    public async Task Make(RunningHost host, string unit)
    {
        var bound = await host.Post(
            "/api/certificates", new { certificate = SelfSigned(unit), identifier = unit, unit }, 201);
        Certificates[unit] = bound.GetProperty("id").GetGuid();
        (Publications[unit], Complaints[unit]) = (Guid.NewGuid(), Guid.NewGuid());
        await host.Post($"/api/publications/{Publications[unit]}", new
        {
            kind = "figure", unit, reason = "x", indicators = new[] { "total" }, from = "2026-01-05", to = "2026-01-05",
        }, 201);
        await host.Post(
            $"/api/complaints/{Complaints[unit]}",
            new { unit, indicator = "total", period = "2026-01-05", text = "x" }, 201);
    }

    private static string SelfSigned(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256).CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return certificate.ExportCertificatePem();
    }
}
