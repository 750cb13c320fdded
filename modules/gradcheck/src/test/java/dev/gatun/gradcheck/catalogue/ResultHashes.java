package dev.gatun.gradcheck.catalogue;

import dev.gatun.autograd.Gradients;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.DType;
import dev.gatun.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The bits of all results of the catalogue, as one hash for each row, size and type: what must be
 * the same in every JVM, whatever its vectors and threads.
 */
public final class ResultHashes {
  private ResultHashes() {}

  /** Prints a line for each hash. Takes the number of small samples, and whether all are large. */
  public static void main(String[] args) {
    of(Integer.parseInt(args[0]), Boolean.parseBoolean(args[1]))
        .forEach((name, hash) -> System.out.println(name + "=" + Long.toHexString(hash)));
  }

  /**
   * Returns a hash for each row, size and type.
   *
   * @param samples how many small samples
   * @param all whether every row has a large sample too, or only one of each kind
   */
  static Map<String, Long> of(int samples, boolean all) {
    Map<String, Long> hashes = new TreeMap<>();
    for (DType type : List.of(DType.F32, DType.F64)) {
      for (Row<?> row : Catalogue.ROWS) {
        Samples.forEach(row, Sizes.SMALL, samples, new Hashing(Sizes.SMALL, type, hashes));
        if (all || Catalogue.isOneOfItsKind(row)) {
          Samples.forEach(row, Sizes.LARGE, 1, new Hashing(Sizes.LARGE, type, hashes));
        }
      }
    }
    return hashes;
  }

  private record Hashing(Sizes sizes, DType type, Map<String, Long> hashes)
      implements Samples.Check {
    @Override
    public <P> void on(Row<P> row, Sample<P> sample) {
      String name = row.name() + " " + type + " " + sizes;
      hashes.merge(name, withGradients(row, sample, type), (a, b) -> 31 * a + b);
    }
  }

  /**
   * Returns the hash of a result and of its gradients, the operands of which are garbage at once.
   */
  static <P> long withGradients(Row<P> row, Sample<P> sample, DType type) {
    if (row.order() == 0) return hash(row.call().on(sample.parameters(), sample.tensors(type)));
    List<Variable> x = sample.tensors(type).stream().map(ResultHashes::variable).toList();
    Variable y = row.call().on(sample.parameters(), x);
    long hash = hash(y.value());
    if (!y.requiresGrad()) return hash; // such as a matrix to the power of 0
    Gradients of = Gradients.of(y).seeds(Variable.constant(y.value().copy()));
    for (Variable g : of.wrt(x.toArray(Variable[]::new))) hash = 31 * hash + hash(g.value());
    return hash;
  }

  private static Variable variable(Tensor t) {
    return t.dtype().isFloat() ? Variable.of(t) : Variable.constant(t);
  }

  /** Returns a hash of the bits of all elements; NaNs are all the same. */
  static long hash(Tensor t) {
    long hash = t.shape().hashCode();
    for (double v : t.to(DType.F64).toDoubleArray()) {
      hash = 0x9E3779B97F4A7C15L * (hash ^ hash >>> 29) + Double.doubleToLongBits(v);
    }
    return hash;
  }
}
