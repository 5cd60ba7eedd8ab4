using System.Reflection;

namespace GradService.Tests;

public sealed class DependencyTests
{
    [Fact]
    public void The_engine_needs_nothing_but_the_framework_and_its_tensor_primitives()
    {
        var foreign = Assembly.Load("GradService.Engine")
            .GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.Split('.')[0] != "System");

        Assert.Empty(foreign);
    }
}
