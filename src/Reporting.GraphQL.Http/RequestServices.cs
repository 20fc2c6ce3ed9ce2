using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features.Authentication;

namespace Reporting.GraphQL.Http;

/// <summary>
/// The services of a request. The host makes a scope for them when they are first asked for, and most queries never
/// ask.
/// </summary>
internal sealed class RequestServices(HttpContext http) : IServiceProvider
{
    public object? GetService(Type serviceType) => http.RequestServices.GetService(serviceType);

    // Asking the context itself for its user would make an empty one where nobody authenticates.
    public static RequestContext ContextOf(HttpContext http) =>
        new(new RequestServices(http), http.Features.Get<IHttpAuthenticationFeature>()?.User);
}
