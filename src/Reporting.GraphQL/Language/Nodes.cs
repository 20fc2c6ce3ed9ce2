using System.Collections.Immutable;

namespace Reporting.GraphQL.Language;

/// <summary>A name and where it stands.</summary>
internal readonly record struct NameNode(string Value, int Start)
{
    public bool IsMissing => Value is null;

    public override string ToString() => Value;
}

/// <summary>A part of a document. Compared by reference; its place is the byte offset of its first token.</summary>
internal abstract class Node(int start)
{
    public readonly int Start = start;
}

internal sealed class DocumentNode(SourceText source, ImmutableArray<DefinitionNode> definitions) : Node(0)
{
    public readonly SourceText Source = source;
    public readonly ImmutableArray<DefinitionNode> Definitions = definitions;
}

internal abstract class DefinitionNode(int start, StringNode? description) : Node(start)
{
    public readonly StringNode? Description = description;
}

internal enum OperationKind : byte
{
    Query,
    Mutation,
    Subscription,
}

internal sealed class OperationNode(
    int start, StringNode? description, OperationKind kind, NameNode? name,
        ImmutableArray<VariableDefinitionNode> variables,
    ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : DefinitionNode(start, description)
{
    public readonly OperationKind Kind = kind;
    public readonly NameNode? Name = name;
    public readonly ImmutableArray<VariableDefinitionNode> Variables = variables;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
    public readonly SelectionSetNode SelectionSet = selectionSet;
}

internal sealed class FragmentNode(
    int start, StringNode? description, NameNode name, NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet) : DefinitionNode(start, description)
{
    public readonly NameNode Name = name;
    public readonly NamedTypeNode TypeCondition = typeCondition;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
    public readonly SelectionSetNode SelectionSet = selectionSet;
}

internal sealed class VariableDefinitionNode(
    int start, StringNode? description, VariableNode variable, TypeNode type, ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : Node(start)
{
    public readonly StringNode? Description = description;
    public readonly VariableNode Variable = variable;
    public readonly TypeNode Type = type;
    public readonly ValueNode? DefaultValue = defaultValue;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;

    public string Name => Variable.Name.Value;
}

internal sealed class SelectionSetNode(int start, ImmutableArray<SelectionNode> selections) : Node(start)
{
    public readonly ImmutableArray<SelectionNode> Selections = selections;
}

internal abstract class SelectionNode(int start, ImmutableArray<DirectiveNode> directives) : Node(start)
{
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
}

internal sealed class FieldNode(
    int start, NameNode? alias, NameNode name, ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives, SelectionSetNode? selectionSet) : SelectionNode(start, directives)
{
    public readonly NameNode? Alias = alias;
    public readonly NameNode Name = name;
    public readonly ImmutableArray<ArgumentNode> Arguments = arguments;
    public readonly SelectionSetNode? SelectionSet = selectionSet;

    public string ResponseName => (Alias ?? Name).Value;
}

internal sealed class FragmentSpreadNode(int start, NameNode name, ImmutableArray<DirectiveNode> directives)
    : SelectionNode(start, directives)
{
    public readonly NameNode Name = name;
}

internal sealed class InlineFragmentNode(
    int start, NamedTypeNode? typeCondition, ImmutableArray<DirectiveNode> directives, SelectionSetNode selectionSet)
    : SelectionNode(start, directives)
{
    public readonly NamedTypeNode? TypeCondition = typeCondition;
    public readonly SelectionSetNode SelectionSet = selectionSet;
}

internal sealed class ArgumentNode(NameNode name, ValueNode value) : Node(name.Start)
{
    public readonly NameNode Name = name;
    public readonly ValueNode Value = value;
}

internal sealed class DirectiveNode(int start, NameNode name, ImmutableArray<ArgumentNode> arguments) : Node(start)
{
    public readonly NameNode Name = name;
    public readonly ImmutableArray<ArgumentNode> Arguments = arguments;
}

internal abstract class TypeNode(int start) : Node(start);

internal sealed class NamedTypeNode(NameNode name) : TypeNode(name.Start)
{
    public readonly NameNode Name = name;
}

internal sealed class ListTypeNode(int start, TypeNode of) : TypeNode(start)
{
    public readonly TypeNode Of = of;
}

internal sealed class NonNullTypeNode(TypeNode of) : TypeNode(of.Start)
{
    public readonly TypeNode Of = of;
}
