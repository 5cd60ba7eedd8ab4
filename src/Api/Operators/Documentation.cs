using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using GradService.Operators;

namespace GradService.Api.Operators;

/// <summary>The documentation comments of an assembly, from the file that the compiler writes beside it.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, XElement> members;
    private readonly Dictionary<string, string> operators = new(StringComparer.Ordinal);

    private Documentation(Dictionary<string, XElement> members)
    {
        this.members = members;
        foreach (CatalogueEntry entry in Catalogue.All)
        {
            foreach (Signature overload in entry.Overloads)
            {
                operators[Id(overload.Method)] = entry.Name;
            }
        }
    }

    /// <summary>Reads the file; it is part of every output.</summary>
    public static Documentation Read(Assembly assembly)
    {
        string path = Path.Combine(AppContext.BaseDirectory, assembly.GetName().Name + ".xml");
        return new Documentation(XDocument.Load(path).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!, StringComparer.Ordinal));
    }

    /// <summary>What the comment of a method says that it gives, and what its derivative is.</summary>
    public (string Summary, string Derivative) Of(MethodInfo method) =>
        members.TryGetValue(Id(method), out XElement? member)
            ? (Text(member.Element("summary")), Text(member.Element("derivative")))
            : (string.Empty, string.Empty);

    private static string Id(MethodInfo method)
    {
        string parameters = string.Join(',', method.GetParameters().Select(parameter => Id(parameter.ParameterType)));
        return $"M:{method.DeclaringType!.FullName}.{method.Name}({parameters})";
    }

    private static string Id(Type type) =>
        type.IsArray ? Id(type.GetElementType()!) + "[]"
        : type.IsGenericType ? $"{type.Namespace}.{type.Name.Split('`')[0]}{{{string.Join(',', type.GetGenericArguments().Select(Id))}}}"
        : type.FullName!;

    private string Text(XElement? element)
    {
        if (element is null)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        foreach (XNode node in element.Nodes())
        {
            text.Append(node switch
            {
                XText words => words.Value,
                XElement { Name.LocalName: "paramref" } parameter => SnakeCase((string?)parameter.Attribute("name")),
                XElement { Name.LocalName: "see" } reference => Reference(reference),
                XElement inner => Text(inner),
                _ => string.Empty,
            });
        }

        return Spaces().Replace(text.ToString(), " ").Trim();
    }

    private string Reference(XElement reference)
    {
        string target = (string?)reference.Attribute("cref") ?? (string?)reference.Attribute("langword") ?? string.Empty;
        if (operators.TryGetValue(target, out string? name))
        {
            return name;
        }

        int parameters = target.IndexOf('(', StringComparison.Ordinal);
        target = parameters < 0 ? target : target[..parameters];
        return target[(target.LastIndexOfAny(['.', ':']) + 1)..];
    }

    private static string SnakeCase(string? name) =>
        Capital().Replace(name ?? string.Empty, match => "_" + char.ToLowerInvariant(match.Value[0]));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex Capital();
}
