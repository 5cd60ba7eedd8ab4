namespace GradService.Api.Tests;

public sealed class OutputTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task Indices_may_be_asked_for_beside_the_value_that_is_differentiated()
    {
        var answer = await service.OkAsync(
            "/v1/gradient",
            """{"inputs":{"x":[3,1,2]},"nodes":[{"id":"m","op":"max","inputs":["x",0]}],"outputs":["m.values","m.indices"]}""");

        Assert.Equal("[1.0,0.0,0.0]", answer["gradients"]!["x"]!["data"]!.ToJsonString());
        Assert.Equal("0", answer["outputs"]!["m.indices"]!["data"]!.ToJsonString());
    }

    [Fact]
    public async Task A_gradient_for_indices_is_refused() =>
        await service.FailsAsync(
            "/v1/gradient",
            """{"inputs":{"x":[3,1,2]},"nodes":[{"id":"m","op":"max","inputs":["x",0]}],"outputs":["m.values","m.indices"],"grad_outputs":{"m.indices":1}}""",
            422,
            "no_gradient_path",
            "/grad_outputs/m.indices");

    [Fact]
    public async Task A_tensor_may_say_an_integer()
    {
        var answer = await service.OkAsync(
            "/v1/evaluate",
            """{"inputs":{"x":[3,1,2],"n":{"data":1,"dtype":"int64"}},"nodes":[{"id":"y","op":"narrow","inputs":["x",0,"n",2]}],"outputs":["y"]}""");

        Assert.Equal("[1.0,2.0]", answer["outputs"]!["y"]!["data"]!.ToJsonString());
    }
}
