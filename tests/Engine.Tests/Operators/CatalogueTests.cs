using GradService.Operators;

namespace GradService.Tests.Operators;

/// <summary>Checks every operator at its own samples; a new operator is a tested operator.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string, string> Samples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (Signature signature in Catalogue.All.SelectMany(entry => entry.Overloads))
            {
                foreach (SampleAttribute sample in signature.Samples)
                {
                    data.Add(signature.Name, sample.Arguments);
                }
            }

            return data;
        }
    }

    [Fact]
    public void Every_operator_that_is_not_an_in_place_form_has_a_sample() =>
        Assert.Empty(Catalogue.All.Where(entry => !entry.IsInPlace && entry.Overloads.All(signature => signature.Samples.Count == 0)).Select(entry => entry.Name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_gradient_is_that_of_central_differences(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        GradientCheck.Check(call.Function, call.Leaves);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void The_second_order_is_that_of_central_differences(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        GradientCheck.CheckSecondOrder(call.Function, call.Leaves);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Forward_mode_agrees_with_reverse_mode(string op, string sample)
    {
        SampleCall call = SampleCall.Read(op, sample);
        GradientCheck.CheckForwardMode(call.Function, call.Leaves);
    }
}
