using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace GradService.Kernels;

/// <summary>
/// Large products: blocks of a and b are copied into panels that the innermost tile reads in order
/// (Goto and van de Geijn, Anatomy of high-performance matrix multiplication, 2008).
/// </summary>
internal static partial class MatrixProduct
{
    /// <summary>Depth of a block: one panel of b (16 kB) stays in the first cache.</summary>
    private const int DepthBlock = 256;

    /// <summary>Rows of a block of a: a multiple of every tile's rows, 200 kB in float64, for the second cache.</summary>
    private const int RowBlock = 96;

    /// <summary>Columns of a block of b: 4 MB in float64, for the last cache.</summary>
    private const int PackedColumns = 2048;

    /// <summary>Columns given to a thread at a time.</summary>
    private const int ColumnShare = 256;

    /// <summary>Below this many multiplications (some 50 µs) starting threads costs more than it gains.</summary>
    private const long ParallelLimit = 1 << 20;

    private static unsafe void Packed<T>(long m, long n, long k, Strided<T> a, Strided<T> b, Span<T> c)
        where T : unmanaged, INumberBase<T>
    {
        a.Require(m, k);
        b.Require(k, n);
        fixed (T* left = a.Elements, right = b.Elements, result = c)
        {
            var product = new PackedProduct<T>(
                new Operand<T>(left, a.RowStride, a.ColumnStride),
                new Operand<T>(right, b.RowStride, b.ColumnStride),
                result,
                m,
                n,
                k
            );
            product.Run();
        }
    }

    /// <summary>A pinned matrix of any strides.</summary>
    private readonly unsafe struct Operand<T>(T* start, long rowStride, long columnStride)
        where T : unmanaged
    {
        private readonly T* start = start;

        public Operand<T> At(long row, long column) =>
            new(start + row * rowStride + column * columnStride, rowStride, columnStride);

        public Operand<T> Transposed => new(start, columnStride, rowStride);

        /// <summary>Copies rows × depth elements as panels of so many rows, each column by column and filled up with zeros.</summary>
        public void Pack(long rows, long depth, int height, T* panels)
        {
            for (long first = 0; first < rows; first += height, panels += height * depth)
            {
                var source = start + first * rowStride;
                var count = (int)Math.Min(height, rows - first);
                if (count < height)
                {
                    new Span<T>(panels, height * (int)depth).Clear();
                }

                if (rowStride == 1 && count == height && height % Vector256<T>.Count == 0)
                {
                    PackVectors(source, depth, height, panels);
                }
                else
                {
                    PackElements(source, depth, count, height, panels);
                }
            }
        }

        /// <summary>Rows are neighbours: whole vectors move.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void PackVectors(T* source, long depth, int height, T* panel)
        {
            for (long p = 0; p < depth; p++, source += columnStride, panel += height)
            {
                for (var r = 0; r < height; r += Vector256<T>.Count)
                {
                    Vector256.Load(source + r).Store(panel + r);
                }
            }
        }

        /// <summary>Row after row: reads in order, and the scattered writes stay within one panel in the first cache.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void PackElements(T* source, long depth, int count, int height, T* panel)
        {
            for (var r = 0; r < count; r++, source += rowStride)
            {
                var from = source;
                var to = panel + r;
                var (step, p) = (columnStride, depth);
                for (; p >= 4; p -= 4, from += 4 * step, to += 4 * height)
                {
                    to[0] = from[0];
                    to[height] = from[step];
                    to[2 * height] = from[2 * step];
                    to[3 * height] = from[3 * step];
                }

                for (; p > 0; p--, from += step, to += height)
                {
                    *to = *from;
                }
            }
        }
    }

    /// <summary>One product under way: the blocks, and the order in which they are visited.</summary>
    private sealed unsafe class PackedProduct<T>(
        Operand<T> a,
        Operand<T> b,
        T* c,
        long m,
        long n,
        long k
    )
        where T : unmanaged, INumberBase<T>
    {
        private readonly bool parallel = m * n * k >= ParallelLimit && Environment.ProcessorCount > 1;

        public void Run()
        {
            var columns = (int)Math.Min(n, PackedColumns);
            var rented = ArrayPool<T>.Shared.Rent(RoundUp(columns, ProductTile<T>.Columns) * (int)Math.Min(k, DepthBlock));
            fixed (T* panels = rented)
            {
                for (long column = 0; column < n; column += PackedColumns)
                {
                    for (long depth = 0; depth < k; depth += DepthBlock)
                    {
                        Block(column, Math.Min(PackedColumns, n - column), depth, panels);
                    }
                }
            }

            ArrayPool<T>.Shared.Return(rented);
        }

        /// <summary>Adds a[:, depths] @ b[depths, columns] to c: packs b, then shares out rectangles of c.</summary>
        private void Block(long column, long width, long depth, T* panels)
        {
            var shares = (int)((width + ColumnShare - 1) / ColumnShare);
            var rectangles = shares * (int)((m + RowBlock - 1) / RowBlock);
            if (parallel && rectangles > 1)
            {
                BlockInParallel(shares, rectangles, column, width, depth, panels);
                return;
            }

            for (var share = 0; share < shares; share++)
            {
                PackShare(share, column, width, depth, panels);
            }

            for (var index = 0; index < rectangles; index++)
            {
                Rectangle(index / shares, index % shares, column, width, depth, panels);
            }
        }

        // Apart from Block, which would otherwise allocate the lambdas' captures for small products too.
        private void BlockInParallel(int shares, int rectangles, long column, long width, long depth, T* panels)
        {
            Parallel.For(0, shares, share => PackShare(share, column, width, depth, panels));
            Parallel.For(
                0,
                rectangles,
                index => Rectangle(index / shares, index % shares, column, width, depth, panels)
            );
        }

        private void PackShare(int share, long column, long width, long depth, T* panels)
        {
            var (start, count) = Share(share, width);
            var depths = Math.Min(DepthBlock, k - depth);
            b.At(depth, column + start).Transposed.Pack(count, depths, ProductTile<T>.Columns, panels + start * depths);
        }

        private static (long Start, long Count) Share(int index, long width)
        {
            var start = (long)index * ColumnShare;
            return (start, Math.Min(ColumnShare, width - start));
        }

        /// <summary>Packs a block of a and multiplies it with packed columns of b, tile by tile.</summary>
        private void Rectangle(int block, int share, long column, long width, long depth, T* panels)
        {
            var (row, rows) = ((long)block * RowBlock, Math.Min(RowBlock, m - (long)block * RowBlock));
            var (start, columns) = Share(share, width);
            var depths = Math.Min(DepthBlock, k - depth);
            var rented = ArrayPool<T>.Shared.Rent(RoundUp((int)rows, ProductTile<T>.Rows) * (int)depths);
            fixed (T* left = rented)
            {
                a.At(row, depth).Pack(rows, depths, ProductTile<T>.Rows, left);
                for (long j = 0; j < columns; j += ProductTile<T>.Columns)
                {
                    var right = panels + (start + j) * depths;
                    for (long i = 0; i < rows; i += ProductTile<T>.Rows)
                    {
                        var tile = c + (row + i) * n + column + start + j;
                        var (high, wide) = (Math.Min(ProductTile<T>.Rows, rows - i), Math.Min(ProductTile<T>.Columns, columns - j));
                        Tile(left + i * depths, right, depths, tile, high, wide, depth > 0);
                    }
                }
            }

            ArrayPool<T>.Shared.Return(rented);
        }

        /// <summary>A whole tile goes straight to c; one that sticks out of c goes by way of the stack.</summary>
        private void Tile(T* left, T* right, long depths, T* tile, long height, long width, bool accumulate)
        {
            if (height == ProductTile<T>.Rows && width == ProductTile<T>.Columns)
            {
                ProductTile<T>.Multiply(depths, left, right, tile, n, accumulate);
                return;
            }

            var whole = stackalloc T[ProductTile<T>.Rows * ProductTile<T>.Columns];
            ProductTile<T>.Multiply(depths, left, right, whole, ProductTile<T>.Columns, accumulate: false);
            for (long i = 0; i < height; i++)
            {
                for (long j = 0; j < width; j++)
                {
                    var sum = whole[i * ProductTile<T>.Columns + j];
                    tile[i * n + j] = accumulate ? tile[i * n + j] + sum : sum;
                }
            }
        }

        private static int RoundUp(int value, int multiple) => (value + multiple - 1) / multiple * multiple;
    }
}
