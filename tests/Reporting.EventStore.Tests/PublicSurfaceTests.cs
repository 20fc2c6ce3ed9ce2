using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace Reporting.EventStore.Tests;

/// <summary>The public surface is a promise: the file lists it, and a change of it is a decision that is seen in review.</summary>
public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_public_surface_is_the_one_that_is_written_down()
    {
        var actual = PublicSurface.Of(typeof(PostgresEventStore).Assembly);
        // A wanted change: run this test once with the variable set, and let the reviewer see the file's difference.
        if (Environment.GetEnvironmentVariable("WRITE_PUBLIC_API") == "1") File.WriteAllText(ListPath(), actual);
        Assert.Equal(File.ReadAllText(ListPath()), actual);
    }

    [Fact]
    public void The_reader_of_the_surface_sees_a_new_member()
    {
        var lines = PublicSurface.Of(typeof(PostgresEventStore).Assembly).Split('\n');
        Assert.Contains("PostgresEventStore.Append(AppendRequest request, CancellationToken ct) -> Task<AppendResult>", lines);
        Assert.DoesNotContain(lines, line => line.Contains("GroupCommit", StringComparison.Ordinal));
    }

    private static string ListPath([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../src/Reporting.EventStore/PublicAPI.txt");
}

/// <summary>One line for each public type and member.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var lines =
            from type in assembly.GetExportedTypes()
            from line in Lines(type)
            orderby line
            select line;
        return string.Join('\n', lines.Order(StringComparer.Ordinal)) + "\n";
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return $"{Kind(type)} {Name(type)}";
        foreach (var member in type.GetMembers(Declared).Where(m => m.GetCustomAttribute<CompilerGeneratedAttribute>() is null))
        {
            if (Line(member) is { } line) yield return $"{Name(type)}.{line}";
        }
    }

    private static string Kind(Type type) =>
        type.IsEnum ? "enum" : type.IsSubclassOf(typeof(Delegate)) ? "delegate" : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class"
        : type.IsSealed ? "sealed class" : "class";

    private static string? Line(MemberInfo member) => member switch
    {
        ConstructorInfo { IsStatic: false } c when IsSeen(c) => $"new({Parameters(c)})",
        MethodInfo { IsSpecialName: false } m when IsSeen(m) => $"{m.Name}({Parameters(m)}) -> {Name(m.ReturnType)}",
        PropertyInfo p when p.GetMethod is { } get && IsSeen(get) =>
            $"{p.Name}: {Name(p.PropertyType)}{(p.SetMethod is { } set && IsSeen(set) ? " { set }" : "")}",
        FieldInfo { IsPublic: true, IsSpecialName: false } f => $"{f.Name}: {Name(f.FieldType)}",
        _ => null,
    };

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.IsOptional ? " = default" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsGenericParameter) return type.Name;
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        var name = new StringBuilder(type.IsNested ? Name(type.DeclaringType!) + "." : "").Append(type.Name.Split('`')[0]);
        if (type.IsGenericType) name.Append('<').AppendJoin(", ", type.GetGenericArguments().Select(Name)).Append('>');
        return name.ToString();
    }
}
