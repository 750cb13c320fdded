package dev.gatun.autograd;

/**
 * What a variable inside {@link Vmap} stands for.
 *
 * @param level the run that it belongs to
 * @param below the variable outside
 * @param batched whether dimension 0 of that one counts the examples; else all share it
 */
record Lifted(VmapLevel level, Variable below, boolean batched) {
  Variable variable(@org.jspecify.annotations.Nullable Node node, int output, boolean inference) {
    return new Variable(below.tensor(), node, output, inference, this);
  }
}
