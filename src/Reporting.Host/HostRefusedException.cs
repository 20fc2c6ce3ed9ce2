namespace Reporting.Host;

/// <summary>The host can't start as it was asked to; the message says why and what to do. Nothing was
/// changed.</summary>
public sealed class HostRefusedException(string message) : Exception(message);
