import torch


def stack_module_state(models):
    """The parameters and the buffers of models of one kind, each stacked along a new first dimension."""
    if len(models) == 0:
        raise RuntimeError('stack_module_state: Expected at least one model, got 0.')
    if not all(type(model) is type(models[0]) for model in models):
        raise RuntimeError('stack_module_state: Expected all models to be of the same class.')
    parameters = {}
    for name, parameter in models[0].named_parameters():
        stacked = torch.stack([dict(model.named_parameters())[name] for model in models]).detach()
        parameters[name] = stacked.requires_grad_(parameter.requires_grad)
    buffers = {name: torch.stack([dict(model.named_buffers())[name] for model in models]) for name, buffer in models[0].named_buffers()}
    return parameters, buffers
