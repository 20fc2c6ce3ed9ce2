using Reporting.Read;
using Reporting.Read.Projections;

namespace Reporting.Host.Operators;

/// <summary>Makes the tables of projections anew from the first event, beside the live ones; readers see no gap. Works beside a
/// running host and while commands come in.</summary>
public static class OperatorRebuild
{
    /// <param name="options">Which store.</param>
    /// <param name="names">The projections; empty for all.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="ct">Ends it; the live tables stay as they are.</param>
    /// <exception cref="HostRefusedException">There is no such projection, or an event can't be read.</exception>
    public static async Task Run(
        HostOptions options, IReadOnlyCollection<string> names, IProgress<RebuildProgress> progress, CancellationToken ct)
    {
        var known = ReadModels.All.Select(projection => projection.Name).ToList();
        if (names.Except(known).FirstOrDefault() is { } unknown)
            throw new HostRefusedException($"There is no projection '{unknown}'; there are {string.Join(", ", known)}.");
        await using var store = await OperatorStore.Open(options, ct);
        foreach (var projection in ReadModels.All.Where(p => names.Count == 0 || names.Contains(p.Name)))
        {
            try
            {
                await new Rebuild(store.Db, store.Events, projection, TimeProvider.System).Run(progress, ct);
            }
            catch (RebuildFailedException e)
            {
                throw new HostRefusedException($"{projection.Name} was not rebuilt, the live tables stay: {e.Message}");
            }
        }
    }
}
