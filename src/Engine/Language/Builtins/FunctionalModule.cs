using GradService.Autograd;
using GradService.Language.Runtime;
using GradService.Language.Values;
using GradService.Tensors;

namespace GradService.Language.Builtins;

/// <summary><c>torch.autograd.functional</c></summary>
[Module("torch.autograd.functional")]
internal static class FunctionalModule
{
    public static object? Vjp(object? func, object? inputs, object? v = null, bool createGraph = false, bool strict = false)
    {
        var call = new Call(func, inputs, "vjp");
        return call.Answer(Functional.Vjp(call.Run, call.Inputs.Tensors, call.Vector(v), createGraph, strict), ofInputs: true);
    }

    public static object? Jvp(object? func, object? inputs, object? v = null, bool createGraph = false, bool strict = false)
    {
        var call = new Call(func, inputs, "jvp");
        return call.Answer(Functional.Jvp(call.Run, call.Inputs.Tensors, call.Vector(v), createGraph, strict), ofInputs: false);
    }

    public static object? Vhp(object? func, object? inputs, object? v = null, bool createGraph = false, bool strict = false)
    {
        var call = new Call(func, inputs, "vhp");
        var (output, products) = Functional.Vhp(call.Run, call.Inputs.Tensors, call.Vector(v), createGraph, strict);
        return call.Answer(([output], products), ofInputs: true);
    }

    public static object? Hvp(object? func, object? inputs, object? v = null, bool createGraph = false, bool strict = false)
    {
        var call = new Call(func, inputs, "hvp");
        var (output, products) = Functional.Hvp(call.Run, call.Inputs.Tensors, call.Vector(v), createGraph, strict);
        return call.Answer(([output], products), ofInputs: true);
    }

    public static object? Jacobian(
        object? func, object? inputs, bool createGraph = false, bool strict = false, bool vectorize = false, string strategy = "reverse-mode")
    {
        var call = new Call(func, inputs, "jacobian");
        Tensor[][] rows = Functional.Jacobian(call.Run, call.Inputs.Tensors, createGraph, strict, vectorize, strategy);
        return call.Outputs.Like(rows.Select(call.Inputs.Like));
    }

    public static object? Hessian(
        object? func, object? inputs, bool createGraph = false, bool strict = false, bool vectorize = false, string outerJacobianStrategy = "reverse-mode")
    {
        var call = new Call(func, inputs, "hessian");
        Tensor[][] rows = Functional.Hessian(call.Run, call.Inputs.Tensors, createGraph, strict, vectorize, outerJacobianStrategy);
        return call.Inputs.Like(rows.Select(call.Inputs.Like));
    }

    /// <summary>A program's function of tensors, with the inputs at which it is differentiated.</summary>
    private sealed class Call
    {
        private readonly object? func;
        private readonly string name;

        public Call(object? func, object? inputs, string name)
        {
            GraphTrace.Refuse("differentiates by itself");
            (this.func, this.name) = (func, name);
            Inputs = TensorTuple.Read(inputs, "inputs", name);
        }

        public TensorTuple Inputs { get; }

        /// <summary>What the function returned last.</summary>
        public TensorTuple Outputs { get; private set; } = new([], true);

        public Tensor[] Run(Tensor[] tensors)
        {
            Outputs = TensorTuple.Read(Interpreter.Call(func, [.. tensors]), "outputs of the user-provided function", name);
            return Outputs.Tensors;
        }

        public Tensor[]? Vector(object? v) => v is null ? null : TensorTuple.Read(v, "v", name).Tensors;

        public TupleValue Answer((Tensor[] Outputs, Tensor[] Products) answer, bool ofInputs) =>
            new([Outputs.Like(answer.Outputs), (ofInputs ? Inputs : Outputs).Like(answer.Products)]);
    }
}
