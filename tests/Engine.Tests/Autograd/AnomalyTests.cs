using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using static GradService.Tests.Autograd.Given;

namespace GradService.Tests.Autograd;

/// <summary>Anomaly detection, higher order, and forward mode.</summary>
public sealed class AnomalyTests
{
    [Fact]
    public void The_first_operator_that_makes_a_NaN_is_named_and_it_warns()
    {
        Tensor x = Leaf(-1);
        List<string> warnings = WarningsOf(() =>
        {
            using var scope = GradMode.DetectAnomaly();
            Tensor y = x.Sqrt().Mul(0);
            GradException error = Raises("Function 'SqrtBackward0' returned nan values in its 0th output.", () => y.Backward());
            Assert.Equal(ErrorKind.AnomalyDetected, error.Kind);
        });
        Assert.Equal("Anomaly Detection has been enabled. This mode will increase the runtime and should only be enabled for debugging.", warnings[0]);
        Assert.Equal("Error detected in SqrtBackward0.", warnings[1]);
    }

    [Fact]
    public void The_warning_tells_where_the_operator_was_written()
    {
        using var scope = GradMode.DetectAnomaly();
        GradMode.Current.Place = "root";
        Tensor y = Leaf(-1).Sqrt();
        GradMode.Current.Place = null;
        Assert.Equal(
            ["Error detected in SqrtBackward0. Traceback of forward call that caused the error:\n  root"],
            WarningsOf(() => Assert.Equal("root", Assert.Throws<GradException>(() => y.Backward()).Node)));
    }

    [Fact]
    public void Without_the_check_or_without_the_mode_a_NaN_flows_silently()
    {
        Tensor x = Leaf(-1);
        x.Sqrt().Backward();
        Assert.True(double.IsNaN(x.Grad!.Item().ToDouble()));
        using var scope = GradMode.DetectAnomaly(checkNaN: false);
        x.Grad = null;
        x.Sqrt().Backward();
        Assert.True(double.IsNaN(x.Grad!.Item().ToDouble()));
    }

    [Fact]
    public void An_infinite_gradient_is_no_anomaly()
    {
        using var scope = GradMode.DetectAnomaly();
        Tensor x = Leaf(0);
        x.Sqrt().Backward();
        Values(x.Grad, double.PositiveInfinity);
    }
}
