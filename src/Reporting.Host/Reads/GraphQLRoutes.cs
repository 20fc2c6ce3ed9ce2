using Reporting.GraphQL;
using Reporting.GraphQL.Http;
using Reporting.Host.Audit;
using Reporting.Read;
using Reporting.Read.Reading;
using Reporting.Write;

namespace Reporting.Host.Reads;

/// <summary>/graphql: the analysts' questions.</summary>
internal static class GraphQLRoutes
{
    public static void Map(IEndpointRouteBuilder app, ILogger logger)
    {
        var engine = new GraphQLEngine(ReportingSchema.Make(), new EngineOptions
        {
            OnException = (id, exception) => Log.Masked(logger, id, exception),
        });
        GraphQLEndpoint.Map(app, "/graphql", engine, new GraphQLHttpOptions
        {
            Admit = Admit,
            Executing = (http, operation, variables) =>
                http.RequestServices.GetRequiredService<ReadAudit>().Executing(http, operation, variables),
            Context = http => new RequestContext(http.RequestServices, http.Features.Get<ReadScope>()),
        });
    }

    private static async ValueTask<bool> Admit(HttpContext http)
    {
        if (!await WaitForPosition.Passed(http))
            return false;
        http.Features.Set(await Readers.Scope(http, http.RequestServices.GetRequiredService<Streams>()));
        LongAnswers.EndWithSession(http);
        return true;
    }
}
