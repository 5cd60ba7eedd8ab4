using System.Collections.Concurrent;
using System.Numerics;
using GradService.Graphs;
using GradService.Language.Builtins;
using GradService.Language.Numpy;
using GradService.Language.Runtime;
using GradService.Operators;
using GradService.Tensors;

namespace GradService.Language.Values;

/// <summary>An operator of the catalogue as a function, or as a method of tensors.</summary>
internal sealed class OperatorFunction(CatalogueEntry entry) : Callable
{
    // What PyTorch's functions take and what means nothing on one CPU, where all memory is alike.
    private static readonly HashSet<string> Ignored = ["device", "layout", "pin_memory", "memory_format", "non_blocking", "generator"];

    private static readonly ConcurrentDictionary<Signature, ClassValue> ResultTypes = new();

    public override ClassValue Class => Types.BuiltinFunction;

    public override string Name => entry.Name[(entry.Name.LastIndexOf('.') + 1)..];

    /// <summary>Whether its first argument is a tensor, so that it is a tensor's method.</summary>
    public bool TakesTensor => entry.Overloads[0].Parameters is [{ Kind: ParameterKind.Tensor }, ..];

    public override object? Call(in CallArguments arguments)
    {
        var positional = new object?[arguments.Positional.Length];
        for (int i = 0; i < positional.Length; i++)
        {
            positional[i] = Plain(arguments.Positional[i]);
        }

        bool requiresGrad = false;
        RandomGenerator? generator = null;
        var keywords = new List<KeyValuePair<string, object?>>(arguments.Keywords.Length);
        foreach (var (name, value) in arguments.Keywords)
        {
            if (name == "requires_grad" && !Takes(name))
            {
                requiresGrad = Compare.Truth(value);
            }
            else if (name == "device" && value is not null)
            {
                DeviceValue.Check(value);
            }
            else if (name == "generator" && value is RandomGenerator given && !Takes(name))
            {
                generator = given;
            }
            else if (name == "generator" && value is not null && !Takes(name))
            {
                throw Raise.TypeError($"{Name}(): argument 'generator' must be torch.Generator, not {Types.NameOf(value)}");
            }
            else if (!Ignored.Contains(name) || Takes(name))
            {
                keywords.Add(new(name, Plain(value)));
            }
        }

        if (positional is [not null and not Tensor, ..] && Numbers.IsNumber(positional[0]!) && IsOfOneTensor)
        {
            throw Raise.TypeError($"{Name}(): argument 'input' (position 1) must be Tensor, not {Types.NameOf(positional[0])}");
        }

        Signature? signature = null;
        Misfit misfit = default;
        IReadOnlyList<Tensor> results = (generator is null ? Apply() : generator.Draw(Apply)) ?? throw Raise.TypeError(misfit.Message);
        if (generator is not null)
        {
            GraphTrace.Refuse("draws from a generator of its own");
        }

        Interpreter.Current.Trace?.Add(entry.Name, positional, keywords, results);
        if (requiresGrad)
        {
            results[0].RequiresGrad_();
            Interpreter.Current.Trace?.Add("requires_grad_", [results[0]], [], [results[0]]);
        }

        if (AnswersYesOrNo)
        {
            return GraphTrace.Read(results[0]).ToBoolean();
        }

        return signature!.Method.ReturnType == typeof(Tensor) ? results[0]
            : results.Count == 1 && signature.OneStandsAlone ? results[0]
            : signature.ResultNames.Count > 0 ? new TupleValue([.. results], ResultTypes.GetOrAdd(signature, TypeOf))
            : new TupleValue([.. results]);

        IReadOnlyList<Tensor>? Apply() => Binder.Call(entry, positional, keywords, Binder.NoNames, out signature, out misfit);
    }

    private static ClassValue TypeOf(Signature signature) => NamedTuple.Define(signature.Name.Replace('.', '_'), signature.ResultNames, "torch.return_types");

    private static object? Plain(object? value)
    {
        Interpreter.CheckStack();
        return value switch
        {
            RangeValue or IteratorValue => new ListValue([.. Iteration.Over(value)]),
            BigInteger => throw Raise.RuntimeError("Overflow when unpacking long"),
            SequenceValue list when list.Any(static item => item is not (long or double or Tensor or null or bool)) => new ListValue([.. list.Select(Plain)]),
            NdArray { IsScalar: true } scalar => scalar.Item(),
            Instance instance when Numbers.TryIndex(instance, out long index) => index,
            _ => value,
        };
    }

    // PyTorch's questions about a tensor, not about its elements, give Python's bools.
    private bool AnswersYesOrNo => Name.StartsWith("is_", StringComparison.Ordinal);

    // Operators of one tensor do not take a number for it; of those of two, one may be a number.
    private bool IsOfOneTensor => entry.Overloads.All(static overload =>
        overload.Parameters is [{ Kind: ParameterKind.Tensor }, ..] && overload.Parameters.Count(static parameter => parameter.Kind == ParameterKind.Tensor) == 1);

    private bool Takes(string keyword) => entry.Overloads.Any(overload => overload.Parameters.Any(parameter => parameter.Name == keyword));
}
