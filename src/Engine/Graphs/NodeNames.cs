namespace GradService.Graphs;

/// <summary>The names of tensors in a node's arguments.</summary>
internal static class NodeNames
{
    /// <summary>The node with other names, its own among them. Texts that are no names pass through the same function.</summary>
    public static GraphNode Renamed(this GraphNode node, Func<string, string> rename) => node with
    {
        Id = node.Id is { } id ? rename(id) : null,
        Inputs = [.. node.Inputs.Select(value => Renamed(value, rename))],
        Attributes = [.. node.Attributes.Select(pair => new KeyValuePair<string, object?>(
            pair.Key, pair.Key == "index" && pair.Value is string text ? string.Join(", ", text.Split(", ").Select(rename)) : Renamed(pair.Value, rename)))],
        Bodies = [.. node.Bodies.Select(body => new KeyValuePair<string, Subgraph>(
            body.Key, body.Value with { Nodes = [.. body.Value.Nodes.Select(inner => inner.Renamed(rename))], Outputs = [.. body.Value.Outputs.Select(rename)] }))],
    };

    private static object? Renamed(object? value, Func<string, string> rename) => value switch
    {
        string text => rename(text),
        IReadOnlyList<object?> list => list.Select(item => Renamed(item, rename)).ToList(),
        _ => value,
    };
}
