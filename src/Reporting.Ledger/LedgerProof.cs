using System.Globalization;
using System.Text;

namespace Reporting.Ledger;

/// <summary>That one entry is in a log, for anyone to check without asking: C2SP tlog-proof.</summary>
/// <param name="Index">The entry's place in the log, from 0.</param>
/// <param name="Extra">The entry itself.</param>
/// <param name="Hashes">From the leaf's sibling up.</param>
/// <param name="Checkpoint">The signed checkpoint, as it was published.</param>
public sealed record LedgerProof(long Index, byte[] Extra, IReadOnlyList<byte[]> Hashes, string Checkpoint)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    public string Encoded
    {
        get
        {
            var text = new StringBuilder(Header).Append("\nextra ").Append(Convert.ToBase64String(Extra))
                .Append(CultureInfo.InvariantCulture, $"\nindex {Index}\n");
            foreach (var hash in Hashes)
                text.Append(Convert.ToBase64String(hash)).Append('\n');
            return text.Append('\n').Append(Checkpoint).ToString();
        }
    }
}
