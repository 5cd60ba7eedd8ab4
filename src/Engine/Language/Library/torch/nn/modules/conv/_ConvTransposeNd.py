from torch.nn.modules.conv import _ConvNd


class _ConvTransposeNd(_ConvNd):
    """The parameters of a transposed convolution; several output sizes may fit, and output_size picks one."""

    transposed = True

    def __init__(self, in_channels, out_channels, kernel_size, stride, padding, output_padding, groups, bias, dilation, padding_mode, dtype):
        if padding_mode != 'zeros':
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        super().__init__(in_channels, out_channels, kernel_size, stride, padding, dilation, output_padding, groups, bias, padding_mode, dtype)

    def _output_padding(self, input, output_size):
        if output_size is None:
            return self.output_padding
        n = self.dimensions
        leading = input.dim() - n
        if len(output_size) == leading + n:
            output_size = output_size[leading:]
        if len(output_size) != n:
            raise ValueError(f'ConvTranspose{n}D: for {input.dim()}D input, output_size must have {n} or {leading + n} elements (got {len(output_size)})')
        least = [(input.size(leading + i) - 1) * self.stride[i] - 2 * self.padding[i] + self.dilation[i] * (self.kernel_size[i] - 1) + 1
                 for i in range(n)]
        most = [size + step - 1 for size, step in zip(least, self.stride)]
        for size, low, high in zip(output_size, least, most):
            if size < low or size > high:
                raise ValueError(f'requested an output size of {output_size}, but valid sizes range from {least} to {most} '
                                 f'(for an input of {input.shape[2:]})')
        return tuple(size - low for size, low in zip(output_size, least))
