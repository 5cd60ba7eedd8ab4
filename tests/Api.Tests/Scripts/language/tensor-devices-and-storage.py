import torch

cpu, gpu = torch.device('cpu'), torch.device('cuda:1')
print(cpu, repr(cpu), gpu, repr(gpu), gpu.type, gpu.index, cpu.index, repr(torch.device('cuda', 3)), repr(torch.device(2)), torch.device(cpu))
print(torch.ones(1).device, torch.ones(1).device == cpu, cpu == torch.device('cpu'), cpu == gpu, cpu == 'cpu', {cpu: 1}[torch.device('cpu')], isinstance(cpu, torch.device))
device = torch.device('cuda' if torch.cuda.is_available() else 'cpu')
x = torch.ones(2, 2, device=device).to(device)
print(x.device, x.to('cpu') is x, x.cpu() is x, x.is_cuda, x.get_device(), torch.zeros(1, device='cpu'), torch.cuda.device_count())
for wrong in (lambda: torch.ones(1, device='cuda'), lambda: torch.ones(1).to('cuda'), lambda: torch.ones(1).to(torch.device('cuda')), lambda: torch.ones(1).cuda(), lambda: torch.device('nowhere'), lambda: torch.device('cpu:x'),
              lambda: torch.tensor([1], device='cuda')):
    try:
        print(wrong())
    except (RuntimeError, AssertionError) as error:
        print(type(error).__name__, error)
t = torch.arange(6.0).view(2, 3)
print(t.storage().size(), list(t.storage()), t.t().storage().data_ptr() == t.storage().data_ptr(), t[1].storage().data_ptr() == t.data_ptr(), t[1].storage_offset(), t.clone().data_ptr() == t.data_ptr(), t[1].data_ptr() - t.data_ptr())
print(t[0].storage())
print(torch.promote_types(torch.int32, torch.float16), torch.promote_types(torch.uint8, torch.int8), torch.promote_types(torch.float64, torch.complex64), torch.can_cast(torch.float32, torch.int32), torch.result_type(torch.tensor([1]), 1.5))
print(t.is_same_size(torch.ones(2, 3)), torch.is_same_size(t, t.t()), t.is_signed(), t.is_set_to(t), t.is_set_to(t.clone()), torch.is_storage(t), t.is_conj(), t.is_shared(), torch.typename(t), torch.typename(3))
torch.backends.cudnn.deterministic = True
torch.backends.cudnn.benchmark = False
torch.cuda.manual_seed_all(0)
torch.use_deterministic_algorithms(True)
torch.use_deterministic_algorithms(False)
torch.set_num_threads(1)
print(torch.backends.cudnn.deterministic, torch.get_num_threads(), torch.backends.mps.is_available(), t.apply_(lambda v: v * v), t.dim(), t.ndimension(), t.nelement())
