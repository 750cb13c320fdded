package dev.gatun.tensor.internal.window;

import dev.gatun.tensor.DType;
import dev.gatun.tensor.internal.specialize.Specializer;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The vector loops of pooling, one copy for each pass and element type. */
final class VectorPool {
  private static final Map<Key, RowKernel> LOOPS = new ConcurrentHashMap<>();

  private record Key(PoolOp op, DType type) {}

  private VectorPool() {}

  /** Returns the loop; {@code type} is F32 or F64. */
  static RowKernel of(PoolOp op, DType type) {
    return LOOPS.computeIfAbsent(new Key(op, type), VectorPool::specialize);
  }

  /** Returns how many channels a loop needs at least. */
  static int lanes(DType type) {
    return PoolLanes.of(type).values().length();
  }

  private static RowKernel specialize(Key key) {
    return Specializer.specialize(
        MethodHandles.lookup(),
        template(key.op()),
        "$" + key.type(),
        PoolLanes.of(key.type()),
        RowKernel.class);
  }

  private static Class<?> template(PoolOp op) {
    return switch (op) {
      case MAX -> MaxLoop.class;
      case MAX_GRADIENT -> MaxGradientLoop.class;
      case AVG -> AvgLoop.class;
      case AVG_GRADIENT -> AvgGradientLoop.class;
    };
  }
}
