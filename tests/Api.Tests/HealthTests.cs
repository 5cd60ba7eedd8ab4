using System.Net;

namespace GradService.Api.Tests;

public sealed class HealthTests(Service service) : IClassFixture<Service>
{
    [Fact]
    public async Task A_running_service_says_that_it_lives()
    {
        using var client = service.CreateClient();

        using var response = await client.GetAsync(new Uri("/health/live", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
