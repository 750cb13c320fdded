package dev.gatun.autograd;

import dev.gatun.tensor.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What users want done with the gradients that arrive at one node. */
final class Hooks {
  private final List<Hook<UnaryOperator<Variable>>> changes = new CopyOnWriteArrayList<>();
  private final List<Hook<Runnable>> afterGathering = new CopyOnWriteArrayList<>();
  private final Map<Integer, Gathered> retained = new HashMap<>();

  /** What to call for one result; the same function registered twice is two of these. */
  private static final class Hook<F> {
    final int output;
    final F function;

    Hook(int output, F function) {
      this.output = output;
      this.function = function;
    }
  }

  GradHook change(int output, UnaryOperator<Variable> function) {
    return registered(changes, new Hook<>(output, function));
  }

  GradHook afterGathering(Runnable function) {
    return registered(afterGathering, new Hook<>(0, function));
  }

  private static <F> GradHook registered(List<Hook<F>> hooks, Hook<F> hook) {
    hooks.add(hook);
    return new GradHook(() -> hooks.remove(hook));
  }

  void retain(int output) {
    retained.putIfAbsent(output, new Gathered());
  }

  @Nullable Gathered retained(int output) {
    return retained.get(output);
  }

  /** Returns the gradient of a result as the hooks want it. */
  Variable changed(int output, Variable gradient) {
    Variable g = gradient;
    for (Hook<UnaryOperator<Variable>> hook : changes) {
      if (hook.output == output) g = fitting(hook.function.apply(Scope.adopt(g)), gradient);
    }
    return g;
  }

  private static Variable fitting(Variable changed, Variable gradient) {
    Objects.requireNonNull(
        changed, "a hook returned null; return the gradient to leave it as it is");
    if (!changed.shape().equals(gradient.shape())) {
      throw new IllegalStateException(
          "a hook returned "
              + changed.shape()
              + " for a gradient of "
              + gradient.shape()
              + ": the shape must stay");
    }
    return changed.to(gradient.dtype());
  }

  void gathered() {
    for (Hook<Runnable> hook : afterGathering) hook.function.run();
  }
}
