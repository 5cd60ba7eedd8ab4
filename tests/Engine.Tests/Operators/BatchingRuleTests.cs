using System.Reflection;
using GradService.Operators;

namespace GradService.Tests.Operators;

/// <summary>vmap takes all samples at once, by a rule of the operator or of its family.</summary>
public sealed class BatchingRuleTests
{
    // An operator that this names wants a line `Lifted`: see Operator.Map.
    [Fact]
    public void No_operator_is_applied_to_one_sample_after_the_other() =>
        Assert.Empty(typeof(Torch).Assembly.GetTypes().Where(IsWithoutRule).Select(type => type.Name).Order());

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
