package dev.gatun.tensor.internal.memory;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * An allocation of memory for a tensor, for the JDK's Flight Recorder. It is off, and costs
 * nothing, unless a recording asks for it.
 */
@Name(AllocationEvent.NAME)
@Label("Allocation")
@Description("Memory for a tensor, outside the Java heap")
@Category({"Gatun", "Tensor"})
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class AllocationEvent extends Event {

  static final String NAME = "dev.gatun.Allocation";

  private static final AllocationEvent SWITCH = new AllocationEvent();

  @Label("Bytes")
  @Description("That were asked for")
  @DataAmount
  private long bytes;

  @Label("Recycled")
  @Description("Whether another tensor had the block before; a fresh one costs page faults")
  private boolean recycled;

  /** Tells whether a recording asks for allocations: a constant to the compiler while none does. */
  static boolean isOn() {
    return SWITCH.isEnabled();
  }

  /** Records an allocation. */
  static void record(long bytes, boolean recycled) {
    var event = new AllocationEvent();
    event.bytes = bytes;
    event.recycled = recycled;
    event.commit();
  }
}
