package dev.gatun.tensor.internal.index;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.kernel.Lanes;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;

/** Adds runs of floats in vectors. */
record VectorAdd(AddTransfer scalar, AddKernel kernel, int lanes) implements Transfer {
  private static final AddKernel F32 = kernel(DType.F32);
  private static final AddKernel F64 = kernel(DType.F64);

  private static AddKernel kernel(DType type) {
    return Specializer.specialize(
        MethodHandles.lookup(), AddLoop.class, "$" + type, Lanes.of(type), AddKernel.class);
  }

  /** Returns the same addition in vectors; its type is F32 or F64. */
  static Transfer of(AddTransfer scalar) {
    AddKernel kernel = scalar.type() == DType.F32 ? F32 : F64;
    return new VectorAdd(scalar, kernel, Lanes.of(scalar.type()).length());
  }

  @Override
  public void run(long direct, long indexed, long n) {
    long whole = n - n % lanes;
    long bytes = scalar.type().bytes();
    kernel.add(scalar.from(), direct * bytes, scalar.to(), indexed * bytes, whole * bytes);
    scalar.run(direct + whole, indexed + whole, n - whole);
  }

  @Override
  public void elements(Indices indices, Path path) {
    scalar.elements(indices, path);
  }
}
