using System.Collections.Immutable;

namespace Reporting.GraphQL.Language;

/// <summary>A definition of the type system, or with <see cref="IsExtension"/> an <c>extend …</c>. Spec 3.</summary>
internal abstract class TypeSystemNode(
    int start, StringNode? description, bool isExtension, ImmutableArray<DirectiveNode> directives)
    : DefinitionNode(start, description)
{
    public readonly bool IsExtension = isExtension;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
}

internal sealed class SchemaNode(
    int start, StringNode? description, bool isExtension, ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeNode> operationTypes) : TypeSystemNode(start, description, isExtension, directives)
{
    public readonly ImmutableArray<OperationTypeNode> OperationTypes = operationTypes;
}

internal sealed class OperationTypeNode(int start, OperationKind kind, NamedTypeNode type) : Node(start)
{
    public readonly OperationKind Kind = kind;
    public readonly NamedTypeNode Type = type;
}

internal abstract class TypeDefinitionNode(
    int start, StringNode? description, bool isExtension, NameNode name, ImmutableArray<DirectiveNode> directives)
    : TypeSystemNode(start, description, isExtension, directives)
{
    public readonly NameNode Name = name;
}

internal sealed class ScalarNode(
    int start, StringNode? description, bool isExtension, NameNode name, ImmutableArray<DirectiveNode> directives)
    : TypeDefinitionNode(start, description, isExtension, name, directives);

/// <summary><c>type</c> or <c>interface</c>.</summary>
internal sealed class FieldsTypeNode(
    int start, StringNode? description, bool isExtension, bool isInterface, NameNode name,
    ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<DirectiveNode> directives,
    ImmutableArray<FieldDefinitionNode> fields) : TypeDefinitionNode(start, description, isExtension, name, directives)
{
    public readonly bool IsInterface = isInterface;
    public readonly ImmutableArray<NamedTypeNode> Interfaces = interfaces;
    public readonly ImmutableArray<FieldDefinitionNode> Fields = fields;
}

internal sealed class UnionNode(
    int start, StringNode? description, bool isExtension, NameNode name, ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types) : TypeDefinitionNode(start, description, isExtension, name, directives)
{
    public readonly ImmutableArray<NamedTypeNode> Types = types;
}

internal sealed class EnumTypeNode(
    int start, StringNode? description, bool isExtension, NameNode name, ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values) : TypeDefinitionNode(
        start, description, isExtension, name, directives)
{
    public readonly ImmutableArray<EnumValueDefinitionNode> Values = values;
}

internal sealed class InputObjectNode(
    int start, StringNode? description, bool isExtension, NameNode name, ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueNode> fields) : TypeDefinitionNode(start, description, isExtension, name, directives)
{
    public readonly ImmutableArray<InputValueNode> Fields = fields;
}

internal sealed class FieldDefinitionNode(
    int start, StringNode? description, NameNode name, ImmutableArray<InputValueNode> arguments, TypeNode type,
    ImmutableArray<DirectiveNode> directives) : Node(start)
{
    public readonly StringNode? Description = description;
    public readonly NameNode Name = name;
    public readonly ImmutableArray<InputValueNode> Arguments = arguments;
    public readonly TypeNode Type = type;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
}

/// <summary>An argument's or an input field's definition.</summary>
internal sealed class InputValueNode(
    int start, StringNode? description, NameNode name, TypeNode type, ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : Node(start)
{
    public readonly StringNode? Description = description;
    public readonly NameNode Name = name;
    public readonly TypeNode Type = type;
    public readonly ValueNode? DefaultValue = defaultValue;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
}

internal sealed class EnumValueDefinitionNode(
    int start, StringNode? description, NameNode name, ImmutableArray<DirectiveNode> directives) : Node(start)
{
    public readonly StringNode? Description = description;
    public readonly NameNode Name = name;
    public readonly ImmutableArray<DirectiveNode> Directives = directives;
}

internal sealed class DirectiveDefinitionNode(
    int start, StringNode? description, NameNode name, ImmutableArray<InputValueNode> arguments, bool isRepeatable,
    ImmutableArray<NameNode> locations) : TypeSystemNode(start, description, isExtension: false, [])
{
    public readonly NameNode Name = name;
    public readonly ImmutableArray<InputValueNode> Arguments = arguments;
    public readonly bool IsRepeatable = isRepeatable;
    public readonly ImmutableArray<NameNode> Locations = locations;
}
