using System.Globalization;

namespace Ledger.Verify;

/// <summary>Whom to believe: C2SP tlog-policy, or a log's key alone.</summary>
internal sealed class Trust
{
    private readonly Dictionary<string, TrustedKey> witnesses = [];
    private readonly Dictionary<string, (int Count, string[] Members)> groups = [];
    private readonly List<TrustedKey> logs = [];
    private string? quorum;

    public bool KnowsLog => logs.Count > 0;

    public static Trust Of(IEnumerable<string> logKeys)
    {
        var trust = new Trust { quorum = "none" };
        trust.logs.AddRange(logKeys.Select(TrustedKey.Parse));
        return trust;
    }

    /// <exception cref="FormatException">It is no policy.</exception>
    public static Trust Parse(string policy)
    {
        var trust = new Trust();
        foreach (var line in policy.Split('\n'))
        {
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is [] || words[0].StartsWith('#'))
                continue;
            trust.Take(line, words);
        }
        return trust.quorum is null ? throw new FormatException("The policy names no quorum.") : trust;
    }

    /// <summary>What is wrong with a checkpoint's signatures; nothing when it can be believed.</summary>
    public IEnumerable<string> Faults(Head head)
    {
        var judged = logs.Where(key => key.Name == head.Origin).Select(head.By).ToList();
        if (judged.Contains(Head.Signed.Wrong))
            yield return "the log's signature is wrong";
        else if (!judged.Contains(Head.Signed.Yes))
            yield return $"no trusted key signed as {head.Origin}";
        foreach (var (name, _) in witnesses.Where(witness => head.By(witness.Value) == Head.Signed.Wrong))
            yield return $"the cosignature of {name} is wrong";
        if (!IsMet(quorum!, head))
            yield return $"too few witnesses cosigned for the quorum '{quorum}'";
    }

    private bool IsMet(string name, Head head) => name switch
    {
        "none" => true,
        _ when witnesses.TryGetValue(name, out var key) => head.By(key) == Head.Signed.Yes,
        _ => groups[name] is var group && group.Members.Count(member => IsMet(member, head)) >= group.Count,
    };

    private bool IsKnown(string name) => witnesses.ContainsKey(name) || groups.ContainsKey(name);

    private void Take(string line, string[] words)
    {
        var isFine = words switch
        {
            ["log", var key, ..] => AddLog(TrustedKey.Parse(key)),
            ["witness", var name, var key, ..] =>
                !IsKnown(name) && TrustedKey.Parse(key) is { Kind: TrustedKey.Witness } parsed && witnesses.TryAdd(name, parsed),
            ["group", var name, var count, .. { Length: > 0 } members] =>
                !IsKnown(name) && members.All(IsKnown) && AddGroup(name, count, members),
            ["quorum", var name] when quorum is null && (name == "none" || IsKnown(name)) => (quorum = name) is not null,
            _ => false,
        };
        if (!isFine)
            throw new FormatException($"The policy's line '{line}' is not understood.");
    }

    private bool AddLog(TrustedKey key)
    {
        logs.Add(key);
        return key.Kind == TrustedKey.Log;
    }

    private bool AddGroup(string name, string count, string[] members)
    {
        var wanted = count switch
        {
            "any" => 1,
            "all" => members.Length,
            _ => int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0,
        };
        groups[name] = (wanted, members);
        return wanted >= 1 && wanted <= members.Length;
    }
}
