using System.Collections.Immutable;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// The fields and list indices above what is being written. A path is made of them only for an error.
/// </summary>
internal sealed class ResponsePosition
{
    private (Selection? Field, int Index)[] _steps = [];

    /// <summary>How many steps lead here; setting it goes back.</summary>
    public int Depth { get; set; }

    /// <summary>Goes into a field, or with null into a list.</summary>
    public void Push(Selection? field)
    {
        if (Depth == _steps.Length)
            Array.Resize(ref _steps, Math.Max(8, Depth * 2));
        _steps[Depth++] = (field, 0);
    }

    public void SetIndex(int depth, int index) => _steps[depth].Index = index;

    /// <summary>The path to here, or to a field of the object here.</summary>
    public ImmutableArray<object> Path(Selection? field)
    {
        var path = ImmutableArray.CreateBuilder<object>(Depth + 1);
        foreach (var step in _steps.AsSpan(0, Depth))
            path.Add(step.Field is { } above ? above.ResponseName : step.Index);
        if (field is not null)
            path.Add(field.ResponseName);
        return path.ToImmutable();
    }
}
