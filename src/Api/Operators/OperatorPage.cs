using System.Text.Json.Nodes;

namespace GradService.Api.Operators;

/// <summary>What there is to know of an operator.</summary>
/// <param name="Name">The full name, PyTorch's below <c>torch.</c>.</param>
/// <param name="Aliases">Other full names for the same.</param>
/// <param name="Signature">How it is called, as PyTorch's documentation writes it; of several ways the first.</param>
/// <param name="Signatures">All ways to call it.</param>
/// <param name="Summary">What it gives.</param>
/// <param name="Derivative">The formula of its gradient, or why it has none.</param>
/// <param name="Differentiable">Whether its result can be differentiated, found by running its example.</param>
/// <param name="Example">A request for /v1/evaluate that runs as it stands; null for an operator without a sample.</param>
public sealed record OperatorPage(
    string Name, IReadOnlyList<string> Aliases, string Signature, IReadOnlyList<string> Signatures, string Summary, string Derivative,
    bool Differentiable, JsonObject? Example);

/// <summary>The pages of all operators.</summary>
/// <param name="Operators">The pages, by name.</param>
public sealed record OperatorList(IReadOnlyList<OperatorPage> Operators);
