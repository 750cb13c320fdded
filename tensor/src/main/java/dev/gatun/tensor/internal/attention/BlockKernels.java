package dev.gatun.tensor.internal.attention;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.Op;
import dev.gatun.tensor.internal.fusion.KernelCompiler;
import dev.gatun.tensor.internal.fusion.PointwiseKernel;
import dev.gatun.tensor.internal.fusion.Program;
import dev.gatun.tensor.internal.fusion.Program.Step;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.kernel.Simd;
import dev.gatun.tensor.internal.linalg.Tiles;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;
import java.util.List;

/**
 * The kernels that attention in one element type is made of.
 *
 * @param tiles the products
 * @param pass what happens between them
 * @param exp {@code e^x}
 * @param logSum {@code x + log(y)}
 */
record BlockKernels(Tiles tiles, BlockPass pass, PointwiseKernel exp, PointwiseKernel logSum) {
  private static final class F32 {
    private static final BlockKernels KERNELS = make(DType.F32);
  }

  private static final class F64 {
    private static final BlockKernels KERNELS = make(DType.F64);
  }

  static BlockKernels of(DType type) {
    return type == DType.F64 ? F64.KERNELS : F32.KERNELS;
  }

  private static BlockKernels make(DType type) {
    var tiles = Tiles.of(type);
    var exp =
        new Program(
            "attention", 1, 0, List.of(new Step.Input(0), apply(Op.Unary.EXP, 0)), List.of(1));
    var log =
        new Program(
            "attention_log",
            2,
            0,
            List.of(
                new Step.Input(0),
                new Step.Input(1),
                apply(Op.Unary.LOG, 1),
                apply(Op.Binary.ADD, 0, 2)),
            List.of(3));
    boolean f64 = type == DType.F64;
    return new BlockKernels(
        tiles,
        Simd.available() ? vectors(type) : new ScalarBlockPass(type, tiles.lanes()),
        KernelCompiler.compile(exp, f64, 0, 0),
        KernelCompiler.compile(log, f64, 0, 0));
  }

  private static Step apply(Op.Primitive op, Integer... operands) {
    return new Step.Apply(op, List.of(operands));
  }

  /** Must not be called without the Vector API. */
  private static BlockPass vectors(DType type) {
    return Specializer.specialize(
        MethodHandles.lookup(), VectorBlockPass.class, "$" + type, Lanes.of(type), BlockPass.class);
  }
}
