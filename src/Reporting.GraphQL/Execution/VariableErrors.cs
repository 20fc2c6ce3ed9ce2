using System.Globalization;
using System.Text;
using Reporting.GraphQL.Language;

namespace Reporting.GraphQL.Execution;

/// <summary>Collects what is wrong with variables, up to a limit; the words are those of graphql-js.</summary>
internal sealed class VariableErrors(SourceText source, List<GraphQLError> errors, Limits limits)
{
    private int _values;

    public VariableSlot? Slot { get; set; }

    /// <summary>Where in the variable's value: names and indices.</summary>
    public List<object> Path { get; } = [];

    public int Count { get; private set; }

    public void Add(string message, int offset)
    {
        Count++;
        if (errors.Count < limits.ValidationErrors)
            errors.Add(GraphQLError.At(message, source, offset));
    }

    /// <summary>A value inside the current variable does not fit.</summary>
    public void AddAt(string quoted, string message)
    {
        var at = new StringBuilder();
        foreach (var key in Path)
            at.Append(key is int index ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : $".{key}");
        var place = at.Length == 0 ? "" : $" at \"{Slot!.Name}{at}\"";
        Add($"Variable \"${Slot!.Name}\" got invalid value {quoted}{place}; {message}", Slot.Node.Start);
        if (Count == limits.ValidationErrors)
            throw new GraphQLException("Too many errors processing variables, error limit reached. Execution aborted.");
    }

    /// <summary>Counts one value, however deep; throws beyond the limit.</summary>
    public void CountValue()
    {
        if (++_values > limits.VariableValues)
            throw new GraphQLException($"The variables hold more than {limits.VariableValues} values.");
    }

    /// <summary>The variables as a whole are no variables.</summary>
    public bool Refuse(string message)
    {
        errors.Add(new GraphQLError(message));
        return false;
    }
}
