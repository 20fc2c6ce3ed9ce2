namespace Reporting.Embedded;

/// <summary>
/// The embedded PostgreSQL could not start. The message says why and what to do, in English and then in Vietnamese, and
/// is meant to be shown to the operator as it is.
/// </summary>
public sealed class EmbeddedPostgresException : Exception
{
    internal EmbeddedPostgresException(string message, Exception? cause = null) : base(message, cause) { }

    /// <summary>Whether the server itself ended or did not answer; by default false: it was not even started.</summary>
    public bool IsOfServer { get; internal init; }
}
