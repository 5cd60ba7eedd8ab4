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
/// <param name="entry">The operator.</param>
/// <param name="name">The name by which it is called, with its module.</param>
/// <param name="isMethod">Whether it is a tensor's method.</param>
internal sealed class OperatorFunction(CatalogueEntry entry, string name, bool isMethod = false) : Callable
{
    // What PyTorch's functions take and what means nothing on one CPU, where all memory is alike.
    private static readonly HashSet<string> Ignored = ["device", "layout", "pin_memory", "memory_format", "non_blocking", "generator"];

    private static readonly ConcurrentDictionary<Signature, ClassValue> ResultTypes = new();

    public override ClassValue Class => Types.BuiltinFunction;

    public override string Name => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>Whether its first argument can be a tensor, so that it is a tensor's method.</summary>
    public bool TakesTensor => entry.Overloads.Any(static overload => overload.Parameters is [{ Kind: ParameterKind.Tensor }, ..]);

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
        foreach (var (keyword, value) in arguments.Keywords)
        {
            if (keyword == "requires_grad" && !Takes(keyword))
            {
                requiresGrad = Compare.Truth(value);
            }
            else if (keyword == "device" && value is not null)
            {
                DeviceValue.Check(value);
            }
            else if (keyword == "generator" && value is RandomGenerator given && !Takes(keyword))
            {
                generator = given;
            }
            else if (keyword == "generator" && value is not null && !Takes(keyword))
            {
                throw Raise.TypeError($"{Name}(): argument 'generator' must be torch.Generator, not {Types.NameOf(value)}");
            }
            else if (!Ignored.Contains(keyword) || Takes(keyword))
            {
                keywords.Add(new(keyword, Plain(value)));
            }
        }

        Signature? signature = null;
        Misfit misfit = default;
        IReadOnlyList<Tensor> results = (generator is null ? Apply() : generator.Draw(Apply)) ?? throw Misfitting(misfit, positional, keywords);
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
            Callable callable => Function(callable),
            _ => value,
        };
    }

    // A step of a loop, or a branch.
    private static Func<Tensor[], Tensor[]> Function(Callable callable)
    {
        GraphTrace.Refuse($"gives an operator the function {callable.Name}()");
        return inputs => Tree.Tensors(
            callable.Call(CallArguments.Of([.. inputs])), out _,
            leaf => Raise.TypeError($"{callable.Name}() must return tensors, not {Types.NameOf(leaf)}"));
    }

    // PyTorch's questions about a tensor, not about its elements, give Python's bools.
    private bool AnswersYesOrNo => Name.StartsWith("is_", StringComparison.Ordinal);

    // PyTorch's words, which count a method's arguments without the tensor.
    private PythonError Misfitting(in Misfit misfit, object?[] positional, List<KeyValuePair<string, object?>> keywords)
    {
        int own = isMethod ? 1 : 0;
        string called = name.StartsWith("nn.", StringComparison.Ordinal) || name.StartsWith("Tensor.", StringComparison.Ordinal) ? Name : name.Replace('.', '_');
        int count = positional.Length + keywords.Count;
        if (entry.Overloads.Count(overload => overload.Parameters.Count >= count && overload.Parameters.Count(static parameter => parameter.IsRequired) <= count) > 1)
        {
            IEnumerable<string> given = positional.Skip(own).Select(Arguments.TypeName).Concat(keywords.Select(static pair => $"{pair.Key}={Arguments.TypeName(pair.Value)}"));
            IEnumerable<string> taken = entry.Overloads.Select(overload => $"\n * ({string.Join(", ", overload.Parameters.Skip(own))})");
            return Raise.TypeError($"{called}() received an invalid combination of arguments - got ({string.Join(", ", given)}), but expected one of:{string.Concat(taken)}");
        }

        if (misfit.Element >= 0 && misfit.Position >= 0)
        {
            return Raise.TypeError($"expected Tensor as element {misfit.Element} in argument {misfit.Position - own}, but got {misfit.Got}");
        }

        string full = entry.Overloads[0].Name;
        return Raise.TypeError(misfit.Parameter is null
            ? misfit.Message.StartsWith(full, StringComparison.Ordinal) ? called + misfit.Message[full.Length..] : misfit.Message
            : $"{called}(): argument '{misfit.Parameter.Name}'{(misfit.Position >= own ? $" (position {misfit.Position + 1 - own})" : string.Empty)} {misfit.Reason}");
    }

    private bool Takes(string keyword) => entry.Overloads.Any(overload => overload.Parameters.Any(parameter => parameter.Name == keyword));
}
