from torch.distributions import kl_divergence as divergence

kl_divergence = divergence
