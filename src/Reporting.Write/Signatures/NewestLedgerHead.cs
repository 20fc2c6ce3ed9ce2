using Reporting.Domain;
using Reporting.Signatures;

namespace Reporting.Write.Signatures;

/// <summary>The checkpoint of the ledger that is published at this moment, which a payload carries so that each signature
/// anchors it; empty while there is none. A refusal where the store does not continue what was published: nothing is signed
/// then.</summary>
public delegate Task<(LedgerHead Head, Refusal? Refused)> NewestLedgerHead(CancellationToken ct);
