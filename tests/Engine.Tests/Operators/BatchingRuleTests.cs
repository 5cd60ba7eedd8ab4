using System.Reflection;
using GradService.Operators;

namespace GradService.Tests.Operators;

/// <summary>vmap takes all samples at once, by a rule of the operator or of its family.</summary>
public sealed class BatchingRuleTests
{
    // A histogram whose range is that of the sample. An operator that is missing here wants a line `Lifted`: see Operator.Map.
    private static readonly string[] OneByOne = ["Histc"];

    [Fact]
    public void Few_operators_are_applied_to_one_sample_after_the_other() =>
        Assert.Equal(OneByOne, typeof(Torch).Assembly.GetTypes().Where(IsWithoutRule).Select(type => type.Name).Order());

    private static bool IsWithoutRule(Type type) =>
        !type.IsAbstract && IsOperator(type) && new[] { "ComputeBatched", "Map", "Lifted" }.All(rule =>
            type.GetMethod(rule, BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public)!.DeclaringType!.Name == "Operator");

    private static bool IsOperator(Type type)
    {
        for (Type? at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == "Operator")
            {
                return true;
            }
        }

        return false;
    }
}
