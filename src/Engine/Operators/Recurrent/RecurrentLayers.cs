using GradService.Tensors;

namespace GradService.Operators;

/// <summary>Layers of a recurrent network over a sequence, one direction or both.</summary>
/// <param name="Name">The operator's name.</param>
/// <param name="Step">The cell.</param>
/// <param name="States">How many tensors a state has.</param>
/// <param name="HasBiases">Whether the cells have biases.</param>
/// <param name="Layers">The number of layers.</param>
/// <param name="Dropout">The probability with which an output is zeroed on its way to the next layer, in training.</param>
/// <param name="Train">Whether it is training.</param>
/// <param name="Bidirectional">Whether each layer also reads the sequence backwards.</param>
internal sealed record RecurrentLayers(
    string Name, Cells.Step Step, int States, bool HasBiases, long Layers, double Dropout, bool Train, bool Bidirectional)
{
    private int Directions => Bidirectional ? 2 : 1;

    /// <summary>The outputs of the last layer, and the last states of all.</summary>
    public Tensor[] Apply(Tensor input, Tensor[] hx, Tensor[] parameters, bool batchFirst)
    {
        Check(input, hx);
        bool projects = States == 2 && hx[0].Shape[2] != hx[1].Shape[2];
        CellWeights[] weights = Read(parameters, projects);
        Tensor[][] first = [.. hx.Select(state => state.Unbind(0))];
        if (Array.Exists(first, states => states.Length < weights.Length))
        {
            throw GradException.Shape("Expected more hidden states in stacked_rnn");
        }

        Tensor sequence = batchFirst ? input.Transpose(0, 1) : input;
        var last = new Tensor[States][];
        for (int i = 0; i < States; i++)
        {
            last[i] = new Tensor[weights.Length];
        }

        for (int layer = 0; layer < Layers; layer++)
        {
            var outputs = new Tensor[Directions];
            for (int direction = 0; direction < Directions; direction++)
            {
                int at = (layer * Directions) + direction;
                (outputs[direction], Tensor[] state) = Run(sequence, [.. first.Select(states => states[at])], weights[at], direction == 1);
                for (int i = 0; i < States; i++)
                {
                    last[i][at] = state[i];
                }
            }

            sequence = outputs.Length == 1 ? outputs[0] : Torch.Cat(outputs, -1);
            sequence = Dropout > 0 && layer < Layers - 1 ? sequence.Dropout(Dropout, Train) : sequence;
        }

        return [batchFirst ? sequence.Transpose(0, 1) : sequence, .. last.Select(states => Torch.Stack(states, 0))];
    }

    private (Tensor Output, Tensor[] State) Run(Tensor sequence, Tensor[] state, CellWeights weights, bool backwards)
    {
        // The inputs' shares of all steps are one matrix product.
        Tensor[] inputs = weights.OfInput(sequence).Unbind(0);
        var outputs = new Tensor[inputs.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            int at = backwards ? inputs.Length - 1 - i : i;
            state = Step(inputs[at], state, weights);
            outputs[at] = state[0];
        }

        return (Torch.Stack(outputs, 0), state);
    }

    private CellWeights[] Read(Tensor[] parameters, bool projects)
    {
        int each = (HasBiases ? 4 : 2) + (projects ? 1 : 0);
        if (parameters.Length != each * Layers * Directions || parameters.Length == 0)
        {
            throw GradException.Argument("got an incorrect number of RNN parameters");
        }

        return [.. parameters.Chunk(each).Select(cell => new CellWeights(
            cell[0], cell[1], HasBiases ? cell[2] : null, HasBiases ? cell[3] : null, projects ? cell[^1] : null))];
    }

    private void Check(Tensor input, Tensor[] hx)
    {
        if (hx.Length != States)
        {
            throw GradException.Argument($"{Name} expects two hidden states");
        }

        if (input.Rank != 3)
        {
            throw GradException.Shape($"input must have 3 dimensions, got {input.Rank}");
        }

        foreach (Tensor state in hx)
        {
            if (state.Rank != 3)
            {
                throw GradException.Shape($"hx must have 3 dimensions, got {state.Rank}");
            }
        }
    }
}
