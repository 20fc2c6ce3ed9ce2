using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Calendars;
using Reporting.Domain.Indicators;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Reports;
using Reporting.Domain.Templates;
using Reporting.Write.Http;
using Reporting.Write.Signatures;

namespace Reporting.Write.Reports;

/// <summary>What one verb does to a report that exists, at POST /api/reports/{id}/{verb} and, for many, POST
/// /api/reports/bulk/{verb}.</summary>
/// <param name="Name">The verb in the address.</param>
/// <param name="Command">The command's name.</param>
/// <param name="May">Who may do it (J1a): enter and sign hold for the report's unit alone, accept for the requesting
/// unit alone.</param>
/// <param name="Decide">The rule.</param>
public sealed record ReportVerb<TBody>(
    string Name, string Command, Func<Account, Report, UnitRegister, bool> May,
    Func<TBody, ReportCall, Decision<ReportEvent>> Decide)
    where TBody : ReportAddress
{
    /// <summary>Whether the rule asks for the unit's earlier figures.</summary>
    public bool AsksHistory { get; init; }

    /// <summary>Whether the rule asks for the reports of the units below.</summary>
    public bool AsksBelow { get; init; }

    /// <summary>Whether it is one of the steps that profile, regime and unit decide on.</summary>
    public bool IsStep { get; init; }

    /// <summary>What it needs to know of a signature before it is decided; null: nothing.</summary>
    public Func<TBody, SigningCall, CancellationToken, Task<SigningTools>>? Prepare { get; init; }

    /// <summary>The id of what it makes; null: it is about the report.</summary>
    public Func<TBody, Guid>? Makes { get; init; }

    public void Map(IEndpointRouteBuilder reports)
    {
        reports.MapPost($"/{{id:guid}}/{Name}", Handle).IsCommand<AtAddress<TBody>>(Command);
        reports.MapPost($"/bulk/{Name}", HandleBulk).IsBulkOf<TBody>(Command);
    }

    internal Task Handle(Guid id, HttpContext http, Commands commands, ReportStreams reports, CancellationToken ct) =>
        commands.Run(
        http,
        new Route<TBody>((body, call) => reports.Execute(id, this, body, call, ct), (body, _) => Makes?.Invoke(body) ?? id)
        {
            Json = WireJson.WithoutAddress,
        },
        ct);

    internal Task HandleBulk(HttpContext http, BulkCommands commands, ReportStreams reports, CancellationToken ct) =>
        commands.Run(
        http,
        new BulkRoute<TBody>(
            (item, catalogue) => item.Resolve(catalogue, ct),
            (item, id, call) => reports.Execute(id, this, item, call, ct),
            (item, id, _) => Makes?.Invoke(item) ?? id),
        ct);
}

/// <summary>What a verb decides on.</summary>
/// <param name="Version">The template version in which the report was assigned.</param>
/// <param name="Now">The business clock.</param>
public sealed record ReportCall(ReportId Id, Report State, TemplateVersion Version, DateTimeOffset Now, AccountId By)
{
    /// <summary>What the sender may do.</summary>
    public required Account Account { get; init; }

    public required UnitRegister Units { get; init; }

    /// <summary>The newest calendar.</summary>
    public required BusinessCalendar Calendar { get; init; }

    /// <summary>An indicator's figures of earlier periods in force, the newest first; where the verb and the template
    /// ask for it.</summary>
    public Func<string, IReadOnlyList<decimal>>? History { get; init; }

    /// <summary>The reports of the units below in the regime's chain, where the verb asks for them; null where there is no
    /// chain.</summary>
    public IReadOnlyList<Subordinate>? Below { get; init; }

    /// <summary>The indicators of the template's rows, where the verb asks for reports below.</summary>
    public IReadOnlyDictionary<string, Indicator> Indicators { get; init; } = new Dictionary<string, Indicator>();

    /// <summary>The steps that the report goes through.</summary>
    public ReportSteps Steps { get; init; } = ReportSteps.Plain;

    /// <summary>What was found out of the signature that came along.</summary>
    public SigningTools Signing { get; init; } = SigningTools.None;

    /// <summary>What other periods have in force, where the template asks for it.</summary>
    public Func<PeriodShift, CellValues?>? Elsewhere { get; init; }
}
