using GradService.Tensors;

namespace GradService.Autograd;

/// <summary>
/// A piece of a computation as one node that keeps its inputs and nothing of what lies inside: a backward pass runs the piece again and goes
/// through what that recorded. Nothing of it stays behind on the tape, so the memory of a long chain of pieces is that of their inputs and of
/// one piece. Derivatives of every order are those of the parts.
/// </summary>
internal sealed class RecomputedNode : Node
{
    private readonly RandomNumbers random;
    private readonly SavedTensor[] inputs;
    private readonly SavedTensor[] captured;
    private Func<Tensor[], Tensor[]>? function;

    private RecomputedNode(
        Func<Tensor[], Tensor[]> function, Tensor[] inputs, IEnumerable<Tensor> captured, RandomNumbers random, Edge[] edges, Specs outputs)
        : base(edges, outputs)
    {
        this.function = function;
        this.random = random;
        this.inputs = Array.ConvertAll(inputs, static input => SavedTensor.Save(input, GradMode.Current));
        this.captured = [.. captured.Except(inputs).Select(static tensor => SavedTensor.Save(tensor, GradMode.Current))];
        Place = GradMode.Current.Place;
    }

    public override string Name => "CheckpointFunctionBackward";

    internal override bool KeepsTensors => true;

    internal override IEnumerable<Tensor> Saved => inputs.Concat(captured).Select(static one => one.Shown).OfType<Tensor>();

    /// <summary>Runs a function, and leaves one node of it on the tape.</summary>
    /// <param name="function">The function; it computes the same when it runs again. It may read other tensors besides its inputs.</param>
    /// <param name="inputs">Its inputs.</param>
    public static Tensor[] Run(Func<Tensor[], Tensor[]> function, Tensor[] inputs)
    {
        if (!GradMode.IsEnabled || GradMode.Current.Vmaps.Count > 0)
        {
            // Samples are told apart by the parts' own nodes.
            return function(inputs);
        }

        RandomNumbers random = Evaluation.Random.Copy();
        long moment = Node.Latest;

        // Tangents have a history of their own, which stays.
        Evaluation.Piece piece = GradMode.Current.PushesForward ? default : Evaluation.BeginPiece();
        try
        {
            using var outside = new OutsideTensors("with checkpoint it would be changed again when the function runs again");
            Tensor[] results = function(inputs);
            TapeSection section = Since(moment, results);
            if (section.Inside.Length > 0)
            {
                section.Replace(new RecomputedNode(function, inputs, outside.Read, random, section.Border, Specs.Of(results)), results, inputs);
            }

            piece.Keep(results);
            return results;
        }
        finally
        {
            piece.Dispose();
        }
    }

    internal override Tensor?[] Apply(Tensor?[] gradients, BackwardPass pass)
    {
        if (function is null)
        {
            throw new GradException(ErrorKind.GraphFreed, SavedTensor.Freed);
        }

        // If gradients are to be differentiated, what was recorded for them stays.
        Evaluation.Piece piece = GradMode.IsEnabled || GradMode.Current.PushesForward ? default : Evaluation.BeginPiece();
        try
        {
            TapeSection section = Again(function, pass);
            Tensor?[] results = Placed(section.Border, section.Pull(gradients, Name, pass.Through));
            piece.Keep(results);
            return results;
        }
        finally
        {
            piece.Dispose();
        }
    }

    private TapeSection Again(Func<Tensor[], Tensor[]> function, BackwardPass pass)
    {
        Array.ForEach(captured, tensor => tensor.Unpack(pass.Anomaly));
        long moment = Latest;
        Tensor[] results = [];
        using (GradMode.EnableGrad())
        {
            Checkpoint.WithRandom(random, () => results = function(Array.ConvertAll(inputs, input => input.Unpack(pass.Anomaly))));
        }

        return Since(moment, results);
    }

    // The way back may meet the border in another order than at first: inside vmap composites and inner pieces are not one node.
    private Tensor?[] Placed(Edge[] border, Tensor?[] gradients)
    {
        var placed = new Tensor?[Edges.Length];
        for (int i = 0; i < border.Length; i++)
        {
            int place = Array.IndexOf(Edges, border[i]);
            if (place >= 0)
            {
                placed[place] = gradients[i];
            }
            else if (border[i].Node is not AccumulateGrad)
            {
                throw GradException.Argument("a checkpointed computation depended on another tensor when it ran again than when it first ran");
            }
        }

        return placed;
    }

    internal override void Release()
    {
        function = null;
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i].Release();
        }

        Array.Clear(captured);
    }

    private static TapeSection Since(long moment, Tensor[] results) => TapeSection.Since(moment, Array.ConvertAll(results, static result => result.GradEdge()));
}
