using GradService.Autograd;
using GradService.Operators;
using GradService.Tensors;
using GradService.Tests.Autograd;

namespace GradService.Tests.Operators;

/// <summary>Recurrent cells, attention and what is trained on sequences; the messages are PyTorch's.</summary>
public sealed class SequenceTests
{
    [Fact]
    public void Cells_say_which_size_does_not_fit()
    {
        Tensor input = Torch.Ones([2, 3]), hidden = Torch.Ones([2, 4]), square = Torch.Ones([4, 4]);
        Given.Raises("input has inconsistent input_size: got 3 expected 5", () => input.RnnTanhCell(hidden, Torch.Ones([4, 5]), square));
        Given.Raises("Input batch size 2 doesn't match hidden0 batch size 3", () => input.RnnReluCell(Torch.Ones([3, 4]), Torch.Ones([4, 3]), square));
        Given.Raises(
            "hidden0 has inconsistent hidden_size: got 5, expected 4",
            () => input.LstmCell([hidden, Torch.Ones([2, 5])], Torch.Ones([16, 3]), Torch.Ones([16, 4])));
        Given.Raises("lstm_cell expects two hidden states", () => input.LstmCell([hidden], Torch.Ones([16, 3]), Torch.Ones([16, 4])));
        Given.Raises(
            "got an incorrect number of RNN parameters",
            () => Torch.Ones([5, 2, 3]).Gru(Torch.Ones([1, 2, 4]), [Torch.Ones([12, 3])], false, 1, 0, false, false, false));
        Given.Raises(
            "Expected more hidden states in stacked_rnn",
            () => Torch.Ones([5, 2, 3]).RnnTanh(Torch.Ones([0, 2, 4]), [Torch.Ones([4, 3]), square], false, 1, 0, false, false, false));
    }

    [Fact]
    public void Attention_says_which_size_does_not_fit()
    {
        Tensor query = Torch.Ones([3, 2, 4]), weight = Torch.Ones([12, 4]), last = Torch.Ones([4, 4]);
        Given.Raises(
            "was expecting embedding dimension of 6, but got 4",
            () => query.MultiHeadAttentionForward(query, query, 6, 2, weight, null, null, null, false, 0, last, null));
        Given.Raises(
            "embed_dim 4 not divisible by num_heads 3",
            () => query.MultiHeadAttentionForward(query, query, 4, 3, weight, null, null, null, false, 0, last, null));
        Given.Raises(
            "The shape of the 2D attn_mask is torch.Size([2, 2]), but should be (3, 3).",
            () => query.MultiHeadAttentionForward(query, query, 4, 2, weight, null, null, null, false, 0, last, null, attnMask: Torch.Ones([2, 2])));
    }

    /// <summary>The figures are those of <c>F.ctc_loss(x.log_softmax(2), …)</c> for x = cos(0), cos(1), ….</summary>
    [Fact]
    public void The_loss_of_a_sequence_has_PyTorchs_gradient_behind_a_softmax()
    {
        Tensor x = Torch.Arange(24, dtype: DType.Float64).Cos().Reshape(4, 2, 3).RequiresGrad_();
        Tensor loss = x.LogSoftmax(2).CtcLoss(Given.Integers(1, 2, 2, 2).Reshape(2, 2), Given.Integers(4, 3), Given.Integers(2, 2), reduction: "sum");
        Tensor grad = Gradients.Grad([loss], [x])[0]!;

        Slopes.Agree([4.553684152863804], loss.ToDoubles());
        Slopes.Agree([0.021353781526894742, -0.15082625824397167, 0.12947247671707693, 0.16739994927199178, 0.23433101991584687, -0.4017309691878386], grad.ToDoubles()[..6]);
    }

    [Fact]
    public void A_target_that_cannot_be_read_costs_infinitely_much_or_nothing()
    {
        Tensor x = Torch.Zeros([2, 1, 3], DType.Float64).RequiresGrad_(), target = Given.Integers(1, 1);
        Given.Values(x.CtcLoss(target, Given.Integers(2), Given.Integers(2)), double.PositiveInfinity);
        Tensor loss = x.CtcLoss(target, Given.Integers(2), Given.Integers(2), zeroInfinity: true);
        Given.Values(loss, 0);
        Given.Values(Gradients.Grad([loss], [x])[0], 0, 0, 0, 0, 0, 0);
    }

    [Fact]
    public void The_loss_of_a_sequence_checks_lengths_and_classes()
    {
        Tensor x = Torch.Zeros([6, 2, 4]), targets = Torch.Ones([2, 3], DType.Int64);
        Given.Raises("input_lengths must be of size batch_size", () => x.CtcLoss(targets, Given.Integers(6), Given.Integers(3, 2)));
        Given.Raises("blank must be in label range", () => x.CtcLoss(targets, Given.Integers(6, 5), Given.Integers(3, 2), blank: 7));
        Given.Raises(
            "Expected input_lengths to have value at most 6, but got value 7 (while checking arguments for ctc_loss_cpu)",
            () => x.CtcLoss(targets, Given.Integers(7, 5), Given.Integers(3, 2)));
        Given.Raises(
            "Expected tensor to have size at least 4 at dimension 1, but got size 3 for argument #2 'targets' (while checking arguments for ctc_loss_cpu)",
            () => x.CtcLoss(targets, Given.Integers(6, 5), Given.Integers(4, 2)));
        Given.Raises("Expected targets to be classes from 0 to 3, but got 9", () => x.CtcLoss(targets * 9, Given.Integers(6, 5), Given.Integers(3, 2)));
    }
}
