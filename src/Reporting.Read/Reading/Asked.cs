using Reporting.Domain;
using Reporting.GraphQL;

namespace Reporting.Read.Reading;

/// <summary>What resolvers need of the request. The host gives the read side as a service, and the caller's
/// <see cref="ReadScope"/> as the request's user.</summary>
internal static class Asked
{
    public static ReadSide Read(this ResolveContext context) => context.Request.Get<ReadSide>();

    public static ReadScope Scope(this ResolveContext context) => context.Request.User as ReadScope ?? ReadScope.Nothing;

    public static Caller Caller(this ResolveContext context) => context.Request.Caller();

    public static Caller Caller(this RequestContext request) => request.Once(
        nameof(Caller), asked => asked.Get<ReadSide>().Caller(asked.User as ReadScope ?? ReadScope.Nothing));

    /// <summary>The answer, or an execution error with the refusal's code, in both languages.</summary>
    public static T OrThrow<T>(this Answer<T> answer) => answer switch
    {
        Answer<T>.Given given => given.Value,
        Answer<T>.Refused { Refusal: var refusal } => throw Refuse(refusal),
        _ => throw new InvalidOperationException(answer.GetType().Name),
    };

    public static GraphQLException Refuse(Refusal refusal) =>
        new($"{refusal.English} / {refusal.Vietnamese}", refusal.Code);
}
