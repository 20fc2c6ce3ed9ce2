using System.Collections.Concurrent;
using Reporting.Domain;
using Reporting.Domain.Accounts;
using Reporting.Domain.Approvals;
using Reporting.Domain.Calendars;
using Reporting.Domain.Certificates;
using Reporting.Domain.Indicators;
using Reporting.Domain.IndicatorSets;
using Reporting.Domain.OrgUnits;
using Reporting.Domain.Regimes;
using Reporting.Domain.Templates;

namespace Reporting.Write;

/// <summary>What commands are decided by, beside their own stream: the units, an account, a regime. A command is first
/// decided on what is in memory; a "no" only counts on what the database has now, because another host may just have
/// added what is missing.</summary>
/// <param name="streams">Where it all is.</param>
/// <param name="day">Which day's tree of units decides who may do what.</param>
/// <param name="fresh">Whether each state is looked up in the database, once.</param>
public sealed class Catalogue(Streams streams, BusinessDay day, bool fresh)
{
    private readonly ConcurrentDictionary<Guid, Lazy<Task>> looked = new();

    public async ValueTask<UnitRegister> Units(CancellationToken ct) =>
        (await State(streams.Units, UnitRegister.StreamId, ct)).At(day.Of(null));

    /// <summary>An account with what it may do today.</summary>
    public async ValueTask<Account> Account(AccountId id, CancellationToken ct) =>
        (await State(streams.Accounts, id.Value, ct)).On(day.Of(null));

    public ValueTask<AccountRequest> AccountRequest(Guid id, CancellationToken ct) =>
        State(streams.AccountRequests, id, ct);

    public ValueTask<Indicator> Indicator(string code, CancellationToken ct) =>
        State(streams.Indicators, Domain.Indicators.Indicator.StreamIdOf(code), ct);

    /// <summary>Indicators by code, also of codes that nobody defined.</summary>
    public async ValueTask<IReadOnlyDictionary<string, Indicator>> Indicators(
        IEnumerable<string> codes, CancellationToken ct)
    {
        var found = new Dictionary<string, Indicator>(StringComparer.Ordinal);
        foreach (var code in codes.Distinct())
            found[code] = await Indicator(code, ct);
        return found;
    }

    public ValueTask<IndicatorSet> IndicatorSet(string code, CancellationToken ct) =>
        State(streams.IndicatorSets, Domain.IndicatorSets.IndicatorSet.StreamIdOf(code), ct);

    public ValueTask<Template> Template(string code, CancellationToken ct) =>
        State(streams.Templates, Domain.Templates.Template.StreamIdOf(code), ct);

    public ValueTask<Regime> Regime(string code, CancellationToken ct) =>
        State(streams.Regimes, Domain.Regimes.Regime.StreamIdOf(code), ct);

    public ValueTask<HolidayCalendar> Calendar(CancellationToken ct) =>
        State(streams.Calendars, HolidayCalendar.StreamId, ct);

    public ValueTask<ApprovalRules> ApprovalRules(UnitId unit, CancellationToken ct) =>
        State(streams.ApprovalRules, Domain.Approvals.ApprovalRules.StreamIdOf(unit), ct);

    public ValueTask<SigningCertificate> Certificate(Guid id, CancellationToken ct) => State(streams.Certificates, id, ct);

    private async ValueTask<TState> State<TState, TEvent>(
        DeciderStream<TState, TEvent> stream, Guid id, CancellationToken ct)
    {
        if (!fresh)
            return (await stream.Recent(id, ct)).State;
        await looked.GetOrAdd(id, _ => new(() => stream.Refresh(id, ct))).Value;
        return (await stream.Get(id, ct)).State;
    }
}
