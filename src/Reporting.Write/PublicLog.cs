namespace Reporting.Write;

/// <summary>The public log of every event, as whoever writes needs to know it.</summary>
/// <param name="Place">Where the event at a position is in it; null while it is not published, or there is none.</param>
public sealed record PublicLog(Func<long, CancellationToken, Task<PublicPlace?>> Place);

/// <summary>An event in the public log.</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">How many leaves its checkpoint is over.</param>
/// <param name="Root">The checkpoint's root, base64.</param>
/// <param name="Proof">The C2SP tlog-proof: it can be checked with nothing but the log's key.</param>
public sealed record PublicPlace(string Origin, long Index, long Size, string Root, string Proof);
