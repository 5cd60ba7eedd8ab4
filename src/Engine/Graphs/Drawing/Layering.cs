namespace GradService.Graphs.Drawing;

/// <summary>Gives each box a layer, so that every link goes down.</summary>
internal static class Layering
{
    /// <summary>
    /// The length of the longest path to each box; but what no link enters stands right above the first box that it links to, so that a
    /// leaf is where it is used.
    /// </summary>
    public static int[] Of(Diagram diagram)
    {
        var layers = new int[diagram.Boxes.Count];
        var isEntered = new bool[layers.Length];
        foreach (Link link in diagram.Links.OrderBy(link => link.To))
        {
            layers[link.To] = Math.Max(layers[link.To], layers[link.From] + 1);
            isEntered[link.To] = true;
        }

        var first = new int[layers.Length];
        Array.Fill(first, int.MaxValue);
        foreach (Link link in diagram.Links)
        {
            first[link.From] = Math.Min(first[link.From], layers[link.To]);
        }

        for (int i = 0; i < layers.Length; i++)
        {
            if (!isEntered[i] && first[i] < int.MaxValue)
            {
                layers[i] = first[i] - 1;
            }
        }

        return layers;
    }
}
