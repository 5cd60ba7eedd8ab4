using System.Text.Json.Nodes;
using GradService.Api.Problems;
using GradService.Tensors;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace GradService.Api.Contracts;

/// <summary>The OpenAPI document and its page, <c>/swagger</c>.</summary>
internal static class ApiDocument
{
    private const string About =
        "Exact derivatives over HTTP: post a graph with its tensors, get values and gradients. Operators, arguments, dtypes and error texts "
        + "are PyTorch's. Every error is application/problem+json with a stable word in `kind` and the place in `pointer`.";

    /// <summary>Adds what makes the document.</summary>
    public static void AddApiDocument(this WebApplicationBuilder builder)
    {
        builder.Services.AddEndpointsApiExplorer();
        builder.Services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo { Title = "GradService", Version = "v1", Description = About });
            options.IncludeXmlComments(Path.Combine(AppContext.BaseDirectory, "GradService.Api.xml"));
            options.MapType<JsonObject>(() => new OpenApiSchema { Type = JsonSchemaType.Object, Description = "A request for /v1/evaluate that runs as it stands." });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.SchemaFilter<Forms>();
            options.OperationFilter<Operations>();
        });
    }

    /// <summary>Serves the document and its page, and sends the root there.</summary>
    public static void UseApiDocument(this WebApplication app)
    {
        app.UseSwagger();
        app.UseSwaggerUI(options =>
        {
            options.DocumentTitle = "GradService";
            options.SwaggerEndpoint("v1/swagger.json", "GradService");
            options.EnableTryItOutByDefault();
        });
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
    }

    /// <summary>The schemas that no C# type can say.</summary>
    private sealed class Forms : ISchemaFilter
    {
        public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
        {
            if (schema is not OpenApiSchema form)
            {
                return;
            }

            switch (context.Type.Name)
            {
                case nameof(TensorForm):
                    Choose(form, [Simple(JsonSchemaType.Number), Simple(JsonSchemaType.Boolean), NonFinite(), List(), context.SchemaGenerator.GenerateSchema(typeof(TensorObjectForm), context.SchemaRepository)]);
                    break;
                case nameof(DataForm):
                    Choose(form, [Simple(JsonSchemaType.Number), Simple(JsonSchemaType.Boolean), NonFinite(), List(), Encoded()]);
                    break;
                case nameof(ArgumentForm):
                    form.Type = null;
                    form.AdditionalPropertiesAllowed = true;
                    break;
                case nameof(DTypeForm):
                    form.Type = JsonSchemaType.String;
                    form.AdditionalPropertiesAllowed = true;
                    form.Enum = [.. Enum.GetValues<DType>().Select(dtype => (JsonNode)dtype.Name())];
                    break;
            }
        }

        private static void Choose(OpenApiSchema form, List<IOpenApiSchema> forms)
        {
            form.Type = null;
            form.AdditionalPropertiesAllowed = true;
            form.OneOf = forms;
        }

        private static OpenApiSchema Simple(JsonSchemaType type) => new() { Type = type };

        private static OpenApiSchema NonFinite() => new() { Type = JsonSchemaType.String, Enum = ["NaN", "Infinity", "-Infinity"] };

        private static OpenApiSchema List() => new()
        {
            Type = JsonSchemaType.Array,
            Items = new OpenApiSchema(),
            Description = "Nested lists of numbers, bools or the names of non-finite numbers, all at one depth; a complex number is [re, im].",
        };

        private static OpenApiSchema Encoded() => new()
        {
            Type = JsonSchemaType.Object,
            Required = new HashSet<string> { "encoding", "buffer" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["encoding"] = new OpenApiSchema { Type = JsonSchemaType.String, Enum = ["base64", "json"], Description = "How buffer holds the elements." },
                ["buffer"] = new OpenApiSchema { Description = "base64: little-endian row-major bytes. json: the same as data itself." },
            },
        };
    }

    /// <summary>Bodies, answers, problems and examples, from what each endpoint says of itself.</summary>
    private sealed class Operations : IOperationFilter
    {
        public void Apply(OpenApiOperation operation, OperationFilterContext context)
        {
            if (context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<Exchange>().FirstOrDefault() is not { } exchange)
            {
                return;
            }

            IOpenApiSchema Schema(Type type) => context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
            if (exchange.Request is not null)
            {
                operation.RequestBody = new OpenApiRequestBody
                {
                    Required = true,
                    Content = new Dictionary<string, IOpenApiMediaType> { ["application/json"] = WithExamples(new OpenApiMediaType { Schema = Schema(exchange.Request) }, exchange) },
                };
            }

            foreach (OpenApiParameter parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            {
                parameter.Description = "Any name of the operator: full, short or an alias.";
                parameter.Example = exchange.Example;
            }

            var answers = new Dictionary<string, IOpenApiMediaType>();
            if (exchange.Answer is not null)
            {
                answers.Add("application/json", new OpenApiMediaType { Schema = Schema(exchange.Answer) });
            }

            foreach (OtherMedia other in exchange.Others)
            {
                answers.Add(other.Type, new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Description = other.Description } });
            }

            operation.Responses = new OpenApiResponses { ["200"] = new OpenApiResponse { Description = "The answer.", Content = answers } };
            foreach (int status in exchange.Failures)
            {
                operation.Responses[$"{status}"] = Response(Meaning(status), "application/problem+json", Schema(typeof(Problem)));
            }
        }

        // One example stands by itself; of several the page lets its reader choose.
        private static OpenApiMediaType WithExamples(OpenApiMediaType body, Exchange exchange)
        {
            if (exchange.MoreExamples.Count == 0)
            {
                body.Example = exchange.Example;
                return body;
            }

            body.Examples = new Dictionary<string, IOpenApiExample> { ["A graph"] = new OpenApiExample { Value = exchange.Example } };
            foreach (var (name, example) in exchange.MoreExamples)
            {
                body.Examples[name] = new OpenApiExample { Value = example };
            }

            return body;
        }

        private static OpenApiResponse Response(string description, string mediaType, IOpenApiSchema schema) => new()
        {
            Description = description,
            Content = new Dictionary<string, IOpenApiMediaType> { [mediaType] = new OpenApiMediaType { Schema = schema } },
        };

        private static string Meaning(int status) => status switch
        {
            400 => "The body is not JSON, or not of the request's form.",
            404 => "There is no such operator.",
            413 => "The body is over the limit.",
            415 => "The body is of another media type; one without Content-Type is read as JSON.",
            422 => "The request is well-formed but cannot be computed: kind, pointer, op and node say why and where.",
            503 => "The server is full; Retry-After says when to try again.",
            504 => "The computation passed its time limit.",
            _ => "A fault of the server; the log knows the trace id.",
        };
    }
}
