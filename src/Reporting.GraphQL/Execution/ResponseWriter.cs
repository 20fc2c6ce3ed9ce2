using System.Collections;
using Reporting.GraphQL.Types;

namespace Reporting.GraphQL.Execution;

/// <summary>
/// Writes the response depth first. An error in a non-null position cuts the text back to the nearest nullable position
/// and writes null there. Spec 6.4.3 Value Completion, 6.4.4 Handling Execution Errors.
/// </summary>
internal sealed class ResponseWriter(ExecutionState state, JsonWriter json)
{
    private readonly ResponsePosition _position = new();

    /// <summary>Writes an object's fields; false where a null climbs out of it, and then nothing was written.</summary>
    public bool ExecuteSelectionSet(SelectionPlan plan, object source, ResultNode? node)
    {
        var fields = plan.Fields;
        var start = json.Length;
        var depth = _position.Depth;
        var mark = start;
        var i = 0;
        json.WriteRaw((byte)'{');
        while (i < fields.Length)
        {
            try
            {
                for (; i < fields.Length; i++)
                {
                    if (i > 0)
                        json.WriteRaw((byte)',');
                    json.WriteRaw(fields[i].Key);
                    mark = json.Length;
                    if (!ExecuteField(fields[i], source, node))
                    {
                        json.Cut(start);
                        return false;
                    }
                }
            }
            catch (Exception e)
            {
                // What a field's own lambda or its arguments threw; the loop goes on after the field.
                _position.Depth = depth;
                AddError(e, fields[i]);
                json.Cut(fields[i].Field.Type.IsNonNull ? start : mark);
                if (fields[i].Field.Type.IsNonNull)
                    return false;
                json.WriteNull();
                i++;
            }
        }
        json.WriteRaw((byte)'}');
        return true;
    }

    // Spec 6.4 Executing Fields
    private bool ExecuteField(Selection selection, object source, ResultNode? node)
    {
        if (selection.WritesLeaf)
        {
            if (selection.Binding.Write(source, json))
                return true;
            if (selection.Field.Type.IsNonNull)
                return NullInNonNull(selection);
            json.WriteNull();
            return true;
        }
        if (selection.Constant is { } constant)
        {
            json.WriteRaw(constant);
            return true;
        }
        var value = selection.Slot >= 0 && node is not null
            ? node.Values[selection.Slot]
            : state.Refusal(selection.Field.Policy) ?? selection.Binding.Get(source, state.ArgumentsOf(selection));
        _position.Push(selection);
        var isWritten = CompleteValue(selection, selection.Field.Type, value);
        _position.Depth--;
        return isWritten;
    }

    /// <summary>Writes a value of a type; false where a null climbs beyond this position.</summary>
    private bool CompleteValue(Selection selection, GraphQLType type, object? value)
    {
        if (type is NonNullType nonNull)
            return value is null
                ? NullInNonNull(selection, isPushed: true) : CompleteNonNull(selection, nonNull.Of, value);
        var mark = json.Length;
        if (value is not null && CompleteNonNull(selection, type, value))
            return true;
        json.Cut(mark);
        json.WriteNull();
        return true;
    }

    private bool CompleteNonNull(Selection selection, GraphQLType type, object value)
    {
        if (value is Failure failure)
            return Fail(failure.Exception, selection);
        return type switch
        {
            ListType list => CompleteList(selection, list.Of, value),
            LeafType leaf => CompleteLeaf(selection, leaf, value),
            _ => CompleteObject(selection, value),
        };
    }

    private bool CompleteLeaf(Selection selection, LeafType type, object value)
    {
        try
        {
            type.WriteObject(json, value);
            return true;
        }
        catch (Exception e)
        {
            return Fail(e, selection);
        }
    }

    private bool CompleteObject(Selection selection, object value)
    {
        if (value is ResultNode node)
            return ExecuteSelectionSet(node.Plan, node.Source, node);
        if (selection.Failure is { } failure)
            return Fail(failure, selection);
        var type = (ObjectType)selection.Named;
        return state.Refusal(type.Policy) is { } refusal
            ? Fail(refusal.Exception, selection)
            : ExecuteSelectionSet(selection.PlanFor(type), value, null);
    }

    private bool CompleteList(Selection selection, GraphQLType itemType, object value)
    {
        json.WriteRaw((byte)'[');
        var at = _position.Depth;
        var index = 0;
        _position.Push(null);
        if (value is object?[] array)
        {
            for (; index < array.Length; index++)
            {
                if (!CompleteItem(selection, itemType, array[index], at, index))
                    return Climbed(at);
            }
        }
        else if (value is IList list)
        {
            for (; index < list.Count; index++)
            {
                if (!CompleteItem(selection, itemType, list[index], at, index))
                    return Climbed(at);
            }
        }
        else if (value is IEnumerable items and not string)
        {
            foreach (var item in items)
            {
                if (!CompleteItem(selection, itemType, item, at, index++))
                    return Climbed(at);
            }
        }
        else
        {
            _position.Depth = at;
            return Fail(new GraphQLException(
                $"Expected Iterable, but did not find one for field \"{selection.Parent}.{selection.Field.Name}\"."),
                    selection);
        }
        _position.Depth = at;
        json.WriteRaw((byte)']');
        return true;
    }

    private bool CompleteItem(Selection selection, GraphQLType itemType, object? item, int at, int index)
    {
        if (index > 0)
            json.WriteRaw((byte)',');
        _position.SetIndex(at, index);
        return CompleteValue(selection, itemType, item);
    }

    private bool Climbed(int depth)
    {
        _position.Depth = depth;
        return false;
    }

    private bool NullInNonNull(Selection selection, bool isPushed = false)
    {
        var error = new GraphQLException(
            $"Cannot return null for non-nullable field {selection.Parent}.{selection.Field.Name}.");
        if (isPushed)
            return Fail(error, selection);
        AddError(error, selection);
        return false;
    }

    /// <summary>Notes an error of the current position.</summary>
    private bool Fail(Exception exception, Selection selection)
    {
        state.AddError(exception, selection, _position.Path(null));
        return false;
    }

    /// <summary>Notes an error of a field of the current object.</summary>
    private void AddError(Exception exception, Selection selection) =>
        state.AddError(exception, selection, _position.Path(selection));
}
