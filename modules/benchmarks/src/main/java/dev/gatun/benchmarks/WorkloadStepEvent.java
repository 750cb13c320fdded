package dev.gatun.benchmarks;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A step of a workload that is profiled, which encloses the events of its operations. */
@Name(WorkloadStepEvent.NAME)
@Label("Workload step")
@Description("What a benchmark repeats")
@Category({"Gatun", "Benchmarks"})
@Enabled(false)
@StackTrace(false)
final class WorkloadStepEvent extends Event {
  static final String NAME = "dev.gatun.WorkloadStep";
}
