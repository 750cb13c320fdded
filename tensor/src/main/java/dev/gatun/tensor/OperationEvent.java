package dev.gatun.tensor;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * An operation on tensors, for the JDK's Flight Recorder. It is off, and costs nothing, unless a
 * recording asks for it. An operation that applies others encloses their events.
 */
@Name(OperationEvent.NAME)
@Label("Operation")
@Description("A call of a kernel, on the thread that called it")
@Category({"Gatun", "Tensor"})
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class OperationEvent extends Event {

  static final String NAME = "dev.gatun.Operation";

  private static final OperationEvent SWITCH = new OperationEvent();

  @Label("Operation")
  private String operation = "";

  @Label("Shapes")
  @Description("Of the operands and results; types other than f32 stand before theirs")
  private String shapes = "";

  @Label("Floating-point operations")
  @Description("By the textbook; 0 where they cannot be told from the shapes")
  private long flops;

  @Label("Bytes")
  @Description("Of the operands and results")
  @DataAmount
  private long bytes;

  /** Tells whether a recording asks for operations: a constant to the compiler while none does. */
  static boolean isOn() {
    return SWITCH.isEnabled();
  }

  /** Runs an operation and records it. */
  static List<Tensor> record(Op op, List<Tensor> operands, Supplier<List<Tensor>> kernel) {
    var event = new OperationEvent();
    event.begin();
    List<Tensor> results = kernel.get();
    event.end();
    if (event.shouldCommit()) {
      event.commit(name(op), operands, results, OperationCost.of(op, operands, results));
    }
    return results;
  }

  /** Ends the event and hands it to the recordings that want it. */
  void commit(String name, List<Tensor> operands, List<Tensor> results, OperationCost cost) {
    operation = name;
    shapes = text(operands) + " -> " + text(results);
    flops = cost.flops();
    bytes = cost.bytes();
    commit();
  }

  private static String name(Op op) {
    return switch (op) {
      case Op.Primitive p -> p.name().toLowerCase(Locale.ROOT);
      case Op.WithScalar s -> s.op().name().toLowerCase(Locale.ROOT) + " scalar";
      case Op.Fused f -> f.function().toString();
      case Op.Reduce r -> r.reducer().name().toLowerCase(Locale.ROOT);
      case SequenceOp s -> SequencePrograms.of(s).name();
      case CustomOp c -> c.getClass().getSimpleName();
      default -> decapitalized(op.getClass().getSimpleName());
    };
  }

  private static String decapitalized(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String text(List<Tensor> tensors) {
    return tensors.stream()
        .map(t -> (t.dtype() == DType.F32 ? "" : t.dtype()) + t.shape().toString())
        .collect(Collectors.joining(" "));
  }
}
