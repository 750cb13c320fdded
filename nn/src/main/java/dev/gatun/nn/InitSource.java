package dev.gatun.nn;

import dev.gatun.tensor.Generator;
import dev.gatun.tensor.Shape;

/** Where the initial values of parameters are drawn from. */
final class InitSource {
  private static final ScopedValue<Generator> GENERATOR = ScopedValue.newInstance();

  private InitSource() {}

  static Generator current(Shape shape) {
    return GENERATOR.isBound() ? GENERATOR.get() : new Generator(0, shape.hashCode());
  }

  static void with(Generator generator, Runnable work) {
    ScopedValue.where(GENERATOR, generator).run(work);
  }
}
