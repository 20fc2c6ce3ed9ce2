using Reporting.Domain;

namespace Reporting.Read.Reading;

/// <summary>What a question gets: an answer, or the reason why there is none.</summary>
public abstract record Answer<T>
{
    private Answer() { }

    public sealed record Given(T Value) : Answer<T>;

    public sealed record Refused(Refusal Refusal) : Answer<T>;

    public static implicit operator Answer<T>(T value) => new Given(value);

    public static implicit operator Answer<T>(Refusal refusal) => new Refused(refusal);
}
