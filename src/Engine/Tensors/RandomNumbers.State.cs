using System.Buffers.Binary;

namespace GradService.Tensors;

/// <content>The state as PyTorch's CPU generator writes it down: <c>torch.get_rng_state()</c>.</content>
internal sealed partial class RandomNumbers
{
    /// <summary>The bytes of a state.</summary>
    public const int StateBytes = 5056;

    // Seed (8 bytes), how many numbers are left and whether it is seeded (4 each), the next number's place (8), the numbers (8 each), then
    // normal numbers: x, y and ρ (8 each), and whether y is one that was kept (4).
    private const int LeftAt = 8, SeededAt = 12, NextAt = 16, NumbersAt = 24, SpareAt = NumbersAt + (8 * Length) + 8, HasSpareAt = SpareAt + 16;

    /// <summary>The seed that it began with.</summary>
    public ulong Seed { get; private init; }

    /// <summary>The state; <see cref="FromState"/> goes on from it.</summary>
    public byte[] ToState()
    {
        var bytes = new byte[StateBytes];
        bool isFresh = !isTwisted;
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Seed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LeftAt), isFresh ? 1 : Length + 1 - at);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(SeededAt), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(NextAt), isFresh ? 0 : (ulong)at);
        for (int i = 0; i < Length; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(NumbersAt + (8 * i)), state[i]);
        }

        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(SpareAt), spare ?? 0);
        bytes[HasSpareAt] = spare is null ? (byte)0 : (byte)1;
        return bytes;
    }

    /// <summary>A generator in a state.</summary>
    /// <exception cref="GradException">It is none.</exception>
    public static RandomNumbers FromState(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != StateBytes)
        {
            throw GradException.Argument(
                $"Expected either a CPUGeneratorImplStateLegacy of size {StateBytes - 8} or a CPUGeneratorImplState of size {StateBytes} "
                + $"but found the input RNG state size to be {bytes.Length}");
        }

        int left = BinaryPrimitives.ReadInt32LittleEndian(bytes[LeftAt..]);
        ulong next = BinaryPrimitives.ReadUInt64LittleEndian(bytes[NextAt..]);
        if (left is < 1 or > Length || next > Length)
        {
            throw GradException.Argument("Invalid mt19937 state");
        }

        var made = new RandomNumbers(0)
        {
            Seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            at = left == 1 ? Length : (int)next,
            isTwisted = left > 1 || next > 0,
            spare = bytes[HasSpareAt] == 0 ? null : BinaryPrimitives.ReadDoubleLittleEndian(bytes[SpareAt..]),
        };
        for (int i = 0; i < Length; i++)
        {
            made.state[i] = (uint)BinaryPrimitives.ReadUInt64LittleEndian(bytes[(NumbersAt + (8 * i))..]);
        }

        return made;
    }
}
