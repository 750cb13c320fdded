package dev.gatun.tensor;

import jdk.jfr.FlightRecorder;

/**
 * Whether operations are recorded. Apart from {@link OperationEvent}, since that class wakes the
 * Flight Recorder when it is initialised, which takes a quarter of a second.
 */
final class OperationRecording {
  private OperationRecording() {}

  /** Tells whether a recording asks for operations. */
  static boolean isOn() {
    return FlightRecorder.isInitialized() && OperationEvent.isOn();
  }
}
