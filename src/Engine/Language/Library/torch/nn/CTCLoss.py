import torch.nn.functional as F
from torch.nn.modules.loss import _Loss


class CTCLoss(_Loss):
    """Connectionist temporal classification: −log of the sum over all alignments of targets to log_probs (time, batch, classes)."""

    def __init__(self, blank=0, reduction='mean', zero_infinity=False):
        super().__init__(reduction=reduction)
        self.blank = blank
        self.zero_infinity = zero_infinity

    def forward(self, log_probs, targets, input_lengths, target_lengths):
        return F.ctc_loss(log_probs, targets, input_lengths, target_lengths, self.blank, self.reduction, self.zero_infinity)
