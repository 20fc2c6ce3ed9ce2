namespace Reporting.GraphQL.Http.Sockets;

/// <summary>How graphql-transport-ws closes a socket.</summary>
internal static class CloseCodes
{
    public const int BadMessage = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int ProtocolNotAcceptable = 4406;
    public const int InitTimeout = 4408;
    public const int SubscriberExists = 4409;
    public const int TooManyInits = 4429;

    /// <summary>RFC 6455, 7.4.1.</summary>
    public const int MessageTooBig = 1009;
}
