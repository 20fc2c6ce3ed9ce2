using System.Globalization;

namespace Reporting.Ledger;

/// <summary>Who must have cosigned a checkpoint before it counts: C2SP tlog-policy.</summary>
public sealed class WitnessPolicy
{
    private const string None = "none";

    private readonly Dictionary<string, Func<IReadOnlySet<string>, bool>> members = [];
    private readonly List<VerifierKey> logs = [];
    private readonly List<WitnessKey> witnesses = [];
    private Func<IReadOnlySet<string>, bool>? quorum;

    /// <param name="Name">What the policy calls it.</param>
    /// <param name="Url">Its submission prefix; null where it is not said.</param>
    public sealed record WitnessKey(string Name, VerifierKey Key, Uri? Url);

    public static WitnessPolicy WithoutWitnesses => Parse("quorum none\n");

    public IReadOnlyList<VerifierKey> Logs => logs;

    public IReadOnlyList<WitnessKey> Witnesses => witnesses;

    /// <exception cref="FormatException">It is no policy; the message names the line.</exception>
    public static WitnessPolicy Parse(string text)
    {
        var policy = new WitnessPolicy();
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && !words[0].StartsWith('#') && !policy.Takes(words))
                throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Line {number} of the policy: '{line}'."));
        }
        return policy.quorum is null ? throw new FormatException("The policy has no quorum line.") : policy;
    }

    /// <summary>The witnesses whose cosignature the note carries, by the policy's names.</summary>
    public IReadOnlySet<string> Cosigners(SignedNote note) =>
        witnesses.Where(witness => witness.Key.HasSigned(note)).Select(witness => witness.Name).ToHashSet();

    public bool IsMet(IReadOnlySet<string> cosigners) => quorum!(cosigners);

    private bool Takes(string[] words) => words switch
    {
        ["log", var key, ..] when words.Length <= 3 => AddLog(key),
        ["witness", var name, var key] => AddWitness(name, key, null),
        ["witness", var name, var key, var url] => AddWitness(name, key, url),
        ["group", var name, var count, .. { Length: > 0 } names] => AddGroup(name, count, names),
        ["quorum", var name] when quorum is null => SetQuorum(name),
        _ => false,
    };

    private bool AddLog(string text)
    {
        var key = VerifierKey.Parse(text);
        if (key.Kind != VerifierKey.Note || logs.Exists(log => log.PublicKey.AsSpan().SequenceEqual(key.PublicKey)))
            return false;
        logs.Add(key);
        return true;
    }

    private bool AddWitness(string name, string text, string? url)
    {
        var key = VerifierKey.Parse(text);
        if (key.Kind != VerifierKey.Cosignature || name == None
            || witnesses.Exists(witness => witness.Key.PublicKey.AsSpan().SequenceEqual(key.PublicKey))
            || !members.TryAdd(name, cosigners => cosigners.Contains(name)))
        {
            return false;
        }
        if (!Uri.TryCreate(url?.TrimEnd('/') + "/", UriKind.Absolute, out var address) && url is not null)
            return false;
        witnesses.Add(new WitnessKey(name, key, url is null ? null : address));
        return true;
    }

    private bool AddGroup(string name, string count, string[] names)
    {
        if (name == None || names.Distinct().Count() != names.Length || names.Any(one => !members.ContainsKey(one)))
            return false;
        var wanted = count switch
        {
            "any" => 1,
            "all" => names.Length,
            _ => int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0,
        };
        var parts = names.Select(one => members[one]).ToArray();
        return wanted >= 1 && wanted <= names.Length
            && members.TryAdd(name, cosigners => parts.Count(part => part(cosigners)) >= wanted);
    }

    private bool SetQuorum(string name)
    {
        quorum = name == None ? _ => true : members.GetValueOrDefault(name);
        return quorum is not null;
    }
}
