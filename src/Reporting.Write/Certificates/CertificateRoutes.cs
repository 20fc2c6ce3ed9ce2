using Microsoft.AspNetCore.Routing;

namespace Reporting.Write.Certificates;

/// <summary>Everything that is done to certificates.</summary>
public static class CertificateRoutes
{
    public static void Map(IEndpointRouteBuilder certificates)
    {
        BindCertificateEndpoint.Map(certificates);
        ConfirmCertificateEndpoint.Map(certificates);
        EndCertificateEndpoint.Map(certificates);
    }
}
