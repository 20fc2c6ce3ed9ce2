namespace Reporting.Host.Tests.Telemetry;

/// <summary>Tests that no other runs beside: meters and sources are the process's, so each host would be heard.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
