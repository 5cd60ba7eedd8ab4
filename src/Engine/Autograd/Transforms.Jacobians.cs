using GradService.Operators;
using GradService.Tensors;

namespace GradService.Autograd;

/// <content>Jacobians and Hessians.</content>
public static partial class Transforms
{
    /// <summary>
    /// <c>torch.func.jacrev</c>: the Jacobian by reverse mode. The function is run once, and all rows are pulled back together: a batch with a
    /// sample for each element of an output.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="argnums">Which inputs it is differentiated by, by default the first.</param>
    /// <param name="chunkSize">The most rows that are computed together; null for all.</param>
    /// <returns>For each output a Jacobian by each chosen input, of the output's shape followed by the input's.</returns>
    public static Func<Tensor[], Tensor[][]> Jacrev(Func<Tensor[], Tensor[]> function, IReadOnlyList<int>? argnums = null, long? chunkSize = null) => inputs =>
    {
        int[] chosen = Chosen(argnums, inputs.Length);
        var call = RecordedCall.Of(function, inputs, chosen);
        return [.. call.Recorded.Select((output, i) => Rows(call, i, output, inputs, chosen, chunkSize))];
    };

    /// <summary>The Jacobian of a function of one tensor by reverse mode.</summary>
    /// <inheritdoc cref="Jacrev(Func{Tensor[], Tensor[]}, IReadOnlyList{int}?, long?)"/>
    public static Func<Tensor, Tensor> Jacrev(Func<Tensor, Tensor> function, long? chunkSize = null)
    {
        Func<Tensor[], Tensor[][]> jacobian = Jacrev((Tensor[] inputs) => [function(inputs[0])], chunkSize: chunkSize);
        return input => jacobian([input])[0][0];
    }

    /// <summary>
    /// <c>torch.func.jacfwd</c>: the Jacobian by forward mode. All columns are pushed forward together: the function is run once for each
    /// input, with a batch of tangents.
    /// </summary>
    /// <inheritdoc cref="Jacrev(Func{Tensor[], Tensor[]}, IReadOnlyList{int}?, long?)"/>
    /// <param name="function">The function.</param>
    /// <param name="argnums">Which inputs it is differentiated by, by default the first.</param>
    /// <param name="chunkSize">The most columns that are computed together; null for all.</param>
    /// <param name="randomness">What random operators in the function do.</param>
    public static Func<Tensor[], Tensor[][]> Jacfwd(
        Func<Tensor[], Tensor[]> function, IReadOnlyList<int>? argnums = null, long? chunkSize = null, Randomness randomness = Randomness.Error) => inputs =>
    {
        Tensor[][] byInput = [.. Chosen(argnums, inputs.Length).Select(number => Columns(function, inputs, number, chunkSize, randomness))];
        return [.. Enumerable.Range(0, byInput[0].Length).Select(output => byInput.Select(columns => columns[output]).ToArray())];
    };

    /// <summary>The Jacobian of a function of one tensor by forward mode.</summary>
    /// <inheritdoc cref="Jacfwd(Func{Tensor[], Tensor[]}, IReadOnlyList{int}?, long?, Randomness)"/>
    public static Func<Tensor, Tensor> Jacfwd(Func<Tensor, Tensor> function, long? chunkSize = null, Randomness randomness = Randomness.Error)
    {
        Func<Tensor[], Tensor[][]> jacobian = Jacfwd((Tensor[] inputs) => [function(inputs[0])], null, chunkSize, randomness);
        return input => jacobian([input])[0][0];
    }

    /// <summary>The Jacobian by forward or reverse mode, whichever takes fewer columns or rows.</summary>
    /// <inheritdoc cref="Jacrev(Func{Tensor[], Tensor[]}, IReadOnlyList{int}?, long?)"/>
    public static Func<Tensor[], Tensor[][]> Jacobian(Func<Tensor[], Tensor[]> function, IReadOnlyList<int>? argnums = null, long? chunkSize = null) => inputs =>
    {
        int[] chosen = Chosen(argnums, inputs.Length);
        var call = RecordedCall.Of(function, inputs, chosen);
        return chosen.Sum(number => inputs[number].Count) < call.Recorded.Sum(output => output.Count)
            ? Jacfwd(function, argnums, chunkSize)(inputs)
            : [.. call.Recorded.Select((output, i) => Rows(call, i, output, inputs, chosen, chunkSize))];
    };

    /// <summary>The Jacobian of a function of one tensor: <c>Jacobian(f)(x)</c> has the shape of f(x) followed by that of x.</summary>
    /// <inheritdoc cref="Jacobian(Func{Tensor[], Tensor[]}, IReadOnlyList{int}?, long?)"/>
    public static Func<Tensor, Tensor> Jacobian(Func<Tensor, Tensor> function, long? chunkSize = null)
    {
        Func<Tensor[], Tensor[][]> jacobian = Jacobian((Tensor[] inputs) => [function(inputs[0])], null, chunkSize);
        return input => jacobian([input])[0][0];
    }

    /// <summary>
    /// <c>torch.func.hessian</c>: the second derivatives of a function, the forward-mode Jacobian of its reverse-mode Jacobian.
    /// </summary>
    /// <param name="function">A function, usually with one 0-d result.</param>
    /// <param name="argnums">Which inputs it is differentiated by, by default the first.</param>
    /// <param name="chunkSize">The most columns that are computed together; null for all.</param>
    /// <returns>For each output and each two chosen inputs the derivatives, of shape output, first input, second input.</returns>
    public static Func<Tensor[], Tensor[][][]> Hessian(Func<Tensor[], Tensor[]> function, IReadOnlyList<int>? argnums = null, long? chunkSize = null) => inputs =>
    {
        int count = Chosen(argnums, inputs.Length).Length;
        Func<Tensor[], Tensor[][]> jacobian = Jacrev(function, argnums);
        Tensor[][] second = Jacfwd(arguments => [.. jacobian(arguments).SelectMany(row => row)], argnums, chunkSize)(inputs);
        return [.. second.Chunk(count)];
    };

    /// <summary>The Hessian of a function of one tensor: <c>Hessian(f)(x)</c>.</summary>
    /// <inheritdoc cref="Hessian(Func{Tensor[], Tensor[]}, IReadOnlyList{int}?, long?)"/>
    public static Func<Tensor, Tensor> Hessian(Func<Tensor, Tensor> function, long? chunkSize = null) =>
        Jacfwd(Jacrev(function), chunkSize);

    private static Tensor[] Rows(RecordedCall call, int output, Tensor value, Tensor[] inputs, int[] chosen, long? chunkSize)
    {
        Func<Tensor[], Tensor[]> pull = Vmap(
            row =>
            {
                var cotangents = new Tensor?[call.Recorded.Length];
                cotangents[output] = row[0];
                return OrZeros(call.Pull(cotangents, retainGraph: true), inputs, chosen);
            },
            randomness: Randomness.Same,
            chunkSize: chunkSize);
        Tensor[] rows = pull([Basis(value)]);
        return [.. rows.Select((row, i) => row.Reshape([.. value.Shape.Sizes, .. inputs[chosen[i]].Shape.Sizes]))];
    }

    private static Tensor[] Columns(Func<Tensor[], Tensor[]> function, Tensor[] inputs, int number, long? chunkSize, Randomness randomness)
    {
        Func<Tensor[], Tensor[]> push = Vmap(
            column =>
            {
                var tangents = new Tensor?[inputs.Length];
                tangents[number] = column[0];
                return Jvp(function, inputs, tangents).Tangents;
            },
            null, [-1], randomness, chunkSize);
        return [.. push([Basis(inputs[number])]).Select(columns => columns.Reshape([.. columns.Shape.Sizes[..^1], .. inputs[number].Shape.Sizes]))];
    }

    /// <summary>For each element of a tensor the tensor that is one there and zero elsewhere.</summary>
    private static Tensor Basis(Tensor tensor) => Torch.Eye(tensor.Count, dtype: tensor.DType).Reshape([tensor.Count, .. tensor.Shape.Sizes]);
}
