package dev.gatun.train;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A step of training, for the JDK's Flight Recorder. It is off, and costs nothing, unless a
 * recording asks for it.
 */
@Name(TrainingStepEvent.NAME)
@Label("Training step")
@Description("Forward pass, backward pass and the optimizer's change of the parameters")
@Category({"Gatun", "Training"})
@Enabled(false)
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // the recorder reads the fields
final class TrainingStepEvent extends Event {

  static final String NAME = "dev.gatun.TrainingStep";

  @Label("Epoch")
  @Description("Counted from 1, over all calls of fit")
  private int epoch;

  @Label("Step")
  @Description("Counted from 1 in each epoch")
  private int step;

  @Label("Examples")
  private int examples;

  /** Ends the event and hands it to the recordings that want it. */
  void finish(int epoch, int step, int examples) {
    end();
    if (!shouldCommit()) return;
    this.epoch = epoch;
    this.step = step;
    this.examples = examples;
    commit();
  }
}
