using System.Globalization;
using System.Net;
using System.Text;
using Reporting.Ledger;

namespace Reporting.Host.Ledger;

/// <summary>Asks the witnesses of the policy to cosign: C2SP tlog-witness, add-checkpoint.</summary>
internal sealed class Witnesses(WitnessPolicy policy, HttpClient http) : IDisposable
{
    private const int TryCountMax = 2;
    private readonly Dictionary<string, long> cosignedSizes = [];

    /// <summary>The cosignatures for a checkpoint, and whether they are enough.</summary>
    public async Task<(IReadOnlyList<NoteSignature> Cosignatures, bool AreEnough)> Ask(
        SignedNote note, TileSource tiles, CancellationToken ct)
    {
        var size = Checkpoint.Parse(note.Text).Size;
        var asked = policy.Witnesses.Where(witness => witness.Url is not null)
            .Select(witness => (Witness: witness, Proof: Proof(witness, size, tiles))).ToList();
        var answers = await Task.WhenAll(asked.Select(one => Ask(one.Witness, note, one.Proof, size, tiles, ct)));
        var cosigned = answers.OfType<NoteSignature>().ToList();
        var cosigners = policy.Cosigners(note with { Signatures = [.. note.Signatures, .. cosigned] });
        return (cosigned, policy.IsMet(cosigners));
    }

    public void Dispose() => http.Dispose();

    private (long Old, List<byte[]> Hashes) Proof(WitnessPolicy.WitnessKey witness, long size, TileSource tiles)
    {
        var old = cosignedSizes.GetValueOrDefault(witness.Name);
        return (old, old <= size ? tiles.ConsistencyProof(old, size) : []);
    }

    private async Task<NoteSignature?> Ask(
        WitnessPolicy.WitnessKey witness, SignedNote note, (long Old, List<byte[]> Hashes) proof, long size,
        TileSource tiles, CancellationToken ct)
    {
        try
        {
            for (var attempt = 1; attempt <= TryCountMax; attempt++)
            {
                using var response = await http.PostAsync(
                    new Uri(witness.Url!, "add-checkpoint"), new StringContent(Body(note, proof)), ct);
                var text = await response.Content.ReadAsStringAsync(ct);
                if (response.StatusCode == HttpStatusCode.OK)
                    return Accept(witness, note, text, size);
                if (response.StatusCode != HttpStatusCode.Conflict
                    || !long.TryParse(text.TrimEnd('\n'), NumberStyles.None, CultureInfo.InvariantCulture, out var known)
                    || known > size)
                {
                    return null;
                }
                // It remembers another size: a notary that was restarted, or a checkpoint that never came through.
                lock (cosignedSizes)
                {
                    cosignedSizes[witness.Name] = known;
                    proof = (known, tiles.ConsistencyProof(known, size));
                }
            }
            return null;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return null; // The quorum decides whether one that is away matters.
        }
    }

    private NoteSignature? Accept(WitnessPolicy.WitnessKey witness, SignedNote note, string lines, long size)
    {
        var valid = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NoteSignature.Parse)
            .OfType<NoteSignature>()
            .FirstOrDefault(line => witness.Key.Made(line) && witness.Key.Verifies(note.Text, line));
        if (valid is not null)
        {
            lock (cosignedSizes)
                cosignedSizes[witness.Name] = size;
        }
        return valid;
    }

    private static string Body(SignedNote note, (long Old, List<byte[]> Hashes) proof)
    {
        var body = new StringBuilder().Append(CultureInfo.InvariantCulture, $"old {proof.Old}\n");
        foreach (var hash in proof.Hashes)
            body.Append(Convert.ToBase64String(hash)).Append('\n');
        return body.Append('\n').Append(note.Encoded).ToString();
    }
}
