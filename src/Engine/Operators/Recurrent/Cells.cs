using GradService.Tensors;

namespace GradService.Operators;

/// <summary>One step of each kind of recurrent network, from the input's share of the gates and the former state.</summary>
internal static class Cells
{
    /// <summary>The next state, from the input's share of the gates, the former state and the weights.</summary>
    public delegate Tensor[] Step(Tensor input, Tensor[] state, CellWeights weights);

    public static Tensor[] Tanh(Tensor input, Tensor[] state, CellWeights weights) => [(input + weights.OfHidden(state[0])).Tanh()];

    public static Tensor[] Relu(Tensor input, Tensor[] state, CellWeights weights) => [(input + weights.OfHidden(state[0])).Relu()];

    /// <summary>Hochreiter and Schmidhuber's cell (1997) with forget gates: input, forget, cell and output gate in that order.</summary>
    public static Tensor[] Lstm(Tensor input, Tensor[] state, CellWeights weights)
    {
        Tensor[] gates = (input + weights.OfHidden(state[0])).UnsafeChunk(4, -1);
        Tensor cell = (gates[1].Sigmoid() * state[1]) + (gates[0].Sigmoid() * gates[2].Tanh());
        Tensor hidden = gates[3].Sigmoid() * cell.Tanh();
        return [weights.Projection is { } projection ? hidden.Linear(projection) : hidden, cell];
    }

    /// <summary>The gated recurrent unit of Cho and others (2014): reset, update and new gate in that order.</summary>
    public static Tensor[] Gru(Tensor input, Tensor[] state, CellWeights weights)
    {
        Tensor[] x = input.UnsafeChunk(3, -1), h = weights.OfHidden(state[0]).UnsafeChunk(3, -1);
        Tensor reset = (x[0] + h[0]).Sigmoid(), update = (x[1] + h[1]).Sigmoid(), fresh = (x[2] + (reset * h[2])).Tanh();
        return [((state[0] - fresh) * update) + fresh];
    }

    /// <summary>One step on a batch of inputs, its arguments checked.</summary>
    public static Tensor[] Apply(Step step, Tensor input, Tensor[] state, CellWeights weights)
    {
        CheckMatrix("input", input);
        CheckMatrix("w_ih", weights.Input);
        CheckMatrix("w_hh", weights.Hidden);
        if (input.Shape[1] != weights.Input.Shape[1])
        {
            throw GradException.Shape($"input has inconsistent input_size: got {input.Shape[1]} expected {weights.Input.Shape[1]}");
        }

        foreach (Tensor hidden in state)
        {
            CheckMatrix("hx", hidden);
            if (input.Shape[0] != hidden.Shape[0])
            {
                throw GradException.Shape($"Input batch size {input.Shape[0]} doesn't match hidden0 batch size {hidden.Shape[0]}");
            }

            if (hidden.Shape[1] != weights.Hidden.Shape[1])
            {
                throw GradException.Shape($"hidden0 has inconsistent hidden_size: got {hidden.Shape[1]}, expected {weights.Hidden.Shape[1]}");
            }
        }

        return step(weights.OfInput(input), state, weights);
    }

    private static void CheckMatrix(string name, Tensor tensor)
    {
        if (tensor.Rank != 2)
        {
            throw GradException.Shape($"{name} must have 2 dimensions, got {tensor.Rank}");
        }
    }
}

/// <summary>The weights of a cell: of its input, of its hidden state, and of the projection of the latter, if there is one.</summary>
internal sealed record CellWeights(Tensor Input, Tensor Hidden, Tensor? InputBias, Tensor? HiddenBias, Tensor? Projection = null)
{
    public Tensor OfInput(Tensor input) => input.Linear(Input, InputBias);

    public Tensor OfHidden(Tensor hidden) => hidden.Linear(Hidden, HiddenBias);
}
