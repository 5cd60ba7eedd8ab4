namespace GradService.Graphs.Drawing;

/// <summary>The parts of a diagram that no link joins; each is laid out by itself.</summary>
internal static class Components
{
    /// <summary>For each part the numbers of its boxes in the whole diagram, and the part as a diagram of its own.</summary>
    public static IReadOnlyList<(int[] Boxes, Diagram Diagram)> Of(Diagram diagram)
    {
        int[] root = Roots(diagram);
        var place = new int[root.Length];
        var parts = new List<(List<int> Boxes, List<Link> Links)>();
        var partOf = new int[root.Length];
        for (int i = 0; i < root.Length; i++)
        {
            if (root[i] == i)
            {
                partOf[i] = parts.Count;
                parts.Add(([], []));
            }

            // The root of a part is its first box.
            partOf[i] = partOf[root[i]];
            List<int> boxes = parts[partOf[i]].Boxes;
            place[i] = boxes.Count;
            boxes.Add(i);
        }

        foreach (Link link in diagram.Links)
        {
            parts[partOf[link.From]].Links.Add(link with { From = place[link.From], To = place[link.To] });
        }

        return [.. parts.Select(part => (part.Boxes.ToArray(), new Diagram([.. part.Boxes.Select(box => diagram.Boxes[box])], part.Links)))];
    }

    // Union-find; the smaller number is the root, and paths are halved on the way.
    private static int[] Roots(Diagram diagram)
    {
        int[] parent = [.. Enumerable.Range(0, diagram.Boxes.Count)];
        foreach (Link link in diagram.Links)
        {
            int a = Find(link.From), b = Find(link.To);
            parent[Math.Max(a, b)] = Math.Min(a, b);
        }

        for (int i = 0; i < parent.Length; i++)
        {
            parent[i] = Find(i);
        }

        return parent;

        int Find(int box)
        {
            while (parent[box] != box)
            {
                box = parent[box] = parent[parent[box]];
            }

            return box;
        }
    }
}
