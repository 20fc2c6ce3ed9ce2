namespace Reporting.EventStore.Internal;

/// <summary>What a request must be before it may enter a batch: whatever the server would refuse is refused here, to its caller only.</summary>
internal static class RequestRules
{
    private const int KeyLengthMax = 200;
    private const int CorrelationLengthMax = 100;

    public static void Check(AppendRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Require(request.Events.Count > 0, "An append has at least one event.");
        Require(request.ExpectedVersion >= 0, "The expected version is 0 or more; there is no 'any version'.");
        Require(
            request.PreviousLeaf.Length == (request.ExpectedVersion == 0 ? 0 : LeafHash.Length),
            "The previous leaf has 32 bytes, and is empty at version 0.");
        foreach (var happened in request.Events)
        {
            Require(StoredName.IsValid(happened.Type), $"'{happened.Type}' is not a stored name: a to z, 0 to 9 and _, at most 500.");
            RequireText(happened.ClrType, int.MaxValue, "ClrType");
        }

        RequireText(request.StreamType, int.MaxValue, "StreamType");
        RequireText(request.Metadata.UserName, int.MaxValue, "UserName");
        RequireText(request.Metadata.CorrelationId, CorrelationLengthMax, "CorrelationId");
        RequireText(request.Metadata.CausationId, int.MaxValue, "CausationId");
        if (request.Command is not { } command) return;
        Require(command.Key.Length > 0, "A command's key is not empty.");
        RequireText(command.Key, KeyLengthMax, "Key");
        Require(command.RequestHash.Length == LeafHash.Length, "A request's hash has 32 bytes.");
    }

    private static void RequireText(string? text, int lengthMax, string name)
    {
        if (text is null) return;
        Require(text.Length <= lengthMax, $"{name} is longer than {lengthMax} characters.");
        Require(!text.Contains('\0', StringComparison.Ordinal), $"{name} holds U+0000, which PostgreSQL can't store.");
        Require(!HasLoneSurrogate(text), $"{name} holds half a character.");
    }

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds) throw new ArgumentException(otherwise);
    }
}
