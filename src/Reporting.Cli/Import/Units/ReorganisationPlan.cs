using System.Globalization;
using System.Text.Json;
using Reporting.Cli.Replay.Api;

namespace Reporting.Cli.Import.Units;

/// <summary>What turns the units of one day into those of another, as one decision.</summary>
internal sealed class ReorganisationPlan
{
    private readonly Snapshot before, after;
    private readonly List<SuccessionLine> successions;
    private readonly HashSet<string> goesOn;

    public ReorganisationPlan(Snapshot before, Snapshot after, List<SuccessionLine> successions)
    {
        (this.before, this.after) = (before, after);
        var given = successions.ToLookup(line => line.From);
        // The same code and name, and nothing of it went elsewhere: it is the same unit, whoever joined it.
        goesOn =
        [
            .. before.Units.Where(unit => after.Find(unit.Code) is { } later && later.Name == unit.Name
                && later.Kind == unit.Kind && given[unit.Code].All(line => line.IsFull && line.To == unit.Code))
                .Select(unit => unit.Code),
        ];
        this.successions = [.. successions.Where(line => line.From != line.To || !goesOn.Contains(line.From))];
    }

    public DateOnly Day => after.Day;

    public int SuccessionCount => successions.Count;

    public IReadOnlyList<UnitLine> Established => [.. after.Units.Where(unit => !goesOn.Contains(unit.Code))];

    public IReadOnlyList<UnitLine> Ended => [.. before.Units.Where(unit => !goesOn.Contains(unit.Code))];

    public IReadOnlyList<UnitLine> Moved =>
        [.. after.Units.Where(unit => goesOn.Contains(unit.Code) && before.Find(unit.Code)!.Parent != unit.Parent)];

    public bool IsEmpty => Established.Count + Ended.Count + Moved.Count + successions.Count == 0;

    /// <summary>Units that end and go nowhere, and units that come from nowhere: worth a look, and no
    /// contradiction.</summary>
    public (int Ended, int Established) Alone()
    {
        var from = successions.Select(line => line.From).ToHashSet();
        var to = successions.Select(line => line.To).ToHashSet();
        return (Ended.Count(unit => !from.Contains(unit.Code)), Established.Count(unit => !to.Contains(unit.Code)));
    }

    /// <summary>The body of the command. Units that are linked by successions are one component; all that only end or
    /// move are another.</summary>
    public ReadOnlyMemory<byte> Body(Grounds grounds) => JsonBody.Of(json =>
    {
        json.WriteString("effectiveFrom", Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("reason", grounds.Reason);
        json.WriteStartObject("legalBasis");
        json.WriteString("number", grounds.Number);
        if (grounds.Date is { } date)
            json.WriteString("date", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (grounds.Issuer is { } issuer)
            json.WriteString("issuer", issuer);
        json.WriteEndObject();
        json.WriteStartArray("components");
        foreach (var component in Components())
            component.Write(json);
        json.WriteEndArray();
    });

    private IEnumerable<Component> Components()
    {
        var linked = new Dictionary<string, Component>();
        foreach (var line in successions)
        {
            var (from, to) = ("<" + line.From, ">" + line.To);
            var component = linked.GetValueOrDefault(from) ?? linked.GetValueOrDefault(to) ?? new Component();
            if (linked.TryGetValue(to, out var other) && other != component)
                Join(linked, component, other);
            component.Names.UnionWith([from, to]);
            (linked[from], linked[to]) = (component, component);
            component.Successions.Add(line);
        }
        var rest = new Component();
        foreach (var unit in Established)
            linked.GetValueOrDefault(">" + unit.Code, rest).Established.Add(unit);
        foreach (var unit in Ended)
            linked.GetValueOrDefault("<" + unit.Code, rest).Ended.Add(unit);
        foreach (var unit in Moved)
            linked.GetValueOrDefault(">" + unit.Code, rest).Moved.Add(unit);
        return linked.Values.Distinct().Append(rest).Where(component => !component.IsEmpty);
    }

    private static void Join(Dictionary<string, Component> linked, Component component, Component other)
    {
        component.Names.UnionWith(other.Names);
        component.Successions.AddRange(other.Successions);
        foreach (var name in other.Names)
            linked[name] = component;
    }

    private sealed class Component
    {
        public HashSet<string> Names { get; } = [];
        public List<SuccessionLine> Successions { get; } = [];
        public List<UnitLine> Established { get; } = [];
        public List<UnitLine> Ended { get; } = [];
        public List<UnitLine> Moved { get; } = [];

        public bool IsEmpty => Successions.Count + Established.Count + Ended.Count + Moved.Count == 0;

        public void Write(Utf8JsonWriter json)
        {
            json.WriteStartObject();
            Write(json, "establish", Established, unit => unit.Write(json, withDay: null));
            json.WriteStartArray("dissolve");
            foreach (var unit in Ended)
                json.WriteStringValue(unit.Code);
            json.WriteEndArray();
            Write(json, "successions", Successions, line =>
            {
                json.WriteString("from", line.From);
                json.WriteString("to", line.To);
                json.WriteString("share", line.IsFull ? "full" : "partial");
                if (line.Weight is not null)
                    json.WriteNumber("weight", decimal.Parse(line.Weight, CultureInfo.InvariantCulture));
            });
            Write(json, "move", Moved, unit =>
            {
                json.WriteString("unit", unit.Code);
                if (unit.Parent is not null)
                    json.WriteString("parent", unit.Parent);
            });
            json.WriteEndObject();
        }

        private static void Write<T>(Utf8JsonWriter json, string name, List<T> items, Action<T> item)
        {
            json.WriteStartArray(name);
            foreach (var one in items)
            {
                json.WriteStartObject();
                item(one);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }
}

/// <summary>The decision that a reorganisation follows.</summary>
internal sealed record Grounds(string Number, DateOnly? Date, string? Issuer, string Reason);
