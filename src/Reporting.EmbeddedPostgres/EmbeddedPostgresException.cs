namespace Reporting.Embedded;

/// <summary>
/// The embedded PostgreSQL could not start. The message says why and what to do, in English and then in Vietnamese, and
/// is meant to be shown to the operator as it is.
/// </summary>
public sealed class EmbeddedPostgresException : Exception
{
    internal EmbeddedPostgresException(string message, Exception? cause = null) : base(message, cause) { }
}
