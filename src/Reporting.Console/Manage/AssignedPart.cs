using System.Text.Json.Serialization;
using Reporting.Console.Wire;

namespace Reporting.Console.Manage;

/// <summary>A part of a report that was assigned on, as the report's own events tell.</summary>
/// <param name="Holder">The unit's name, or the person's.</param>
/// <param name="Cells">Only these; null: all of it.</param>
public sealed record AssignedPart(int Number, string Holder, string[]? Cells, DateTimeOffset DueAt, bool IsCancelled)
{
    private const string Events =
        """
        query($report: ID!, $after: String) {
          auditTrail(where: { streamId: { eq: $report }, type: { in: ["part_assigned", "part_cancelled", "part_deadline_moved"] } },
            order: [{ position: ASC }], first: 200, after: $after) { nodes { type body } pageInfo { hasNextPage endCursor } }
        }
        """;

    private sealed record Answer(Trail AuditTrail);
    private sealed record Trail(IReadOnlyList<Happened> Nodes, PageEnd PageInfo);
    private sealed record Happened(string Type, Body Body);
    private sealed record Body(int Part, int? Parent, Guid? Unit, Guid? Account, string[]? Cells, DateTimeOffset? DueAt);
    private sealed record UnitsAnswer(Nodes<UnitView> Units);
    private sealed record AccountsAnswer(Nodes<AccountView> Accounts);
    private sealed record AccountView(Guid Id, string DisplayName, string UserName);
    private sealed record Nodes<T>([property: JsonPropertyName("nodes")] IReadOnlyList<T> All);

    public static async Task<IReadOnlyList<AssignedPart>> Load(Api api, Guid report, Words words, CancellationToken ct)
    {
        var events = new List<Happened>();
        for (PageEnd? end = null; end is null or { HasNextPage: true };)
        {
            var answer = (await api.Ask<Answer>(Events, new { report, after = end?.EndCursor }, ct)).AuditTrail;
            events.AddRange(answer.Nodes);
            end = answer.PageInfo;
        }
        var names = await Names(api, events, ct);
        return
        [
            .. events.Where(one => one.Type == "part_assigned").Select(one => one.Body).Select(part => new AssignedPart(
                part.Part, names.GetValueOrDefault(part.Unit ?? part.Account ?? default) ?? words["một người", "somebody"], part.Cells,
                events.Last(one => one.Type != "part_cancelled" && one.Body.Part == part.Part).Body.DueAt ?? default,
                IsOver(part, events))),
        ];
    }

    // What was made of a part goes with it.
    private static bool IsOver(Body part, IReadOnlyList<Happened> events) =>
        events.Any(one => one.Type == "part_cancelled" && one.Body.Part == part.Part)
        || (part.Parent is { } parent && events.First(one => one.Type == "part_assigned" && one.Body.Part == parent) is var above
            && IsOver(above.Body, events));

    private static async Task<Dictionary<Guid, string>> Names(Api api, List<Happened> events, CancellationToken ct)
    {
        var names = new Dictionary<Guid, string>();
        Guid[] units = [.. events.Select(one => one.Body.Unit).OfType<Guid>().Distinct()];
        if (units.Length > 0)
        {
            var found = await api.Ask<UnitsAnswer>(
                "query($ids: [ID!]!) { units(first: 200, where: { id: { in: $ids } }) { nodes { id code name } } }", new { ids = units }, ct);
            foreach (var one in found.Units.All)
                names[one.Id] = one.Name;
        }
        Guid[] people = [.. events.Select(one => one.Body.Account).OfType<Guid>().Distinct()];
        if (people.Length > 0)
        {
            var found = await api.Ask<AccountsAnswer>(
                "query($ids: [ID!]!) { accounts(first: 200, where: { id: { in: $ids } }) { nodes { id userName displayName } } }", new { ids = people }, ct);
            foreach (var one in found.Accounts.All)
                names[one.Id] = $"{one.DisplayName} ({one.UserName})";
        }
        return names;
    }
}
