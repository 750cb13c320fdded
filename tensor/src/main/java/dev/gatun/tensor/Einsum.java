package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Contracts operands two at a time, as an equation says. */
final class Einsum<T extends Algebra<T>> {
  /** An operand whose dimensions have these labels, each one once. */
  private record Term<T>(T value, List<Integer> labels) {}

  private final EinsumEquation equation;
  private final List<Term<T>> terms = new ArrayList<>();

  private Einsum(String text, List<T> operands) {
    equation = new EinsumEquation(text, operands.stream().map(Host::shape).toList());
    for (int i = 0; i < operands.size(); i++) {
      terms.add(diagonal(operands.get(i), new ArrayList<>(equation.labels(i))));
    }
  }

  static <T extends Algebra<T>> T of(String equation, List<T> operands) {
    return new Einsum<>(equation, operands).result();
  }

  private T result() {
    while (terms.size() > 1) contractBest();
    Term<T> last = summed(terms.getFirst(), equation.output());
    List<Integer> labels = last.labels;
    return last.value.permute(equation.output().stream().mapToInt(labels::indexOf).toArray());
  }

  /** Takes the diagonal of dimensions with one label. */
  private static <T extends Algebra<T>> Term<T> diagonal(T x, List<Integer> labels) {
    for (int a = 0; a < labels.size(); a++) {
      int b = labels.lastIndexOf(labels.get(a));
      if (b == a) continue;
      T last = x.movedim(new int[] {a, b}, new int[] {-2, -1});
      long n = last.shape().size(-1);
      T line = last.flatten(-2, -1).slice(-1, 0, n * n, n + 1);
      List<Integer> rest = new ArrayList<>(labels);
      rest.remove(/* index */ b);
      rest.add(rest.remove(/* index */ a));
      return diagonal(line, rest);
    }
    return new Term<>(x, labels);
  }

  /** Sums over what neither the result nor another operand has. */
  private Term<T> summed(Term<T> term, Set<Integer> needed) {
    int[] gone = positions(term, label -> !needed.contains(label));
    if (gone.length == 0) return term;
    return new Term<>(term.value.sum(gone), term.labels.stream().filter(needed::contains).toList());
  }

  private static int[] positions(Term<?> term, java.util.function.IntPredicate which) {
    return java.util.stream.IntStream.range(0, term.labels.size())
        .filter(d -> which.test(term.labels.get(d)))
        .toArray();
  }

  /** Contracts the two operands whose product is smallest beside them. */
  private void contractBest() {
    int first = 0;
    int second = 1;
    double best = Double.POSITIVE_INFINITY;
    for (int i = 0; i < terms.size(); i++) {
      for (int j = i + 1; j < terms.size(); j++) {
        double growth = growth(i, j);
        if (growth < best) {
          best = growth;
          first = i;
          second = j;
        }
      }
    }
    Set<Integer> needed = needed(first, second);
    Term<T> b = terms.remove(second);
    Term<T> a = terms.remove(first);
    terms.add(first, product(a, b, needed));
  }

  private double growth(int i, int j) {
    Set<Integer> both = new LinkedHashSet<>(terms.get(i).labels);
    both.addAll(terms.get(j).labels);
    both.retainAll(needed(i, j));
    return size(both) - size(terms.get(i).labels) - size(terms.get(j).labels);
  }

  private double size(Iterable<Integer> labels) {
    double size = 1;
    for (int label : labels) size *= equation.size(label);
    return size;
  }

  /** Returns the labels that the result or an operand other than these two has. */
  private Set<Integer> needed(int i, int j) {
    Set<Integer> needed = new LinkedHashSet<>(equation.output());
    for (int k = 0; k < terms.size(); k++) {
      if (k != i && k != j) needed.addAll(terms.get(k).labels);
    }
    return needed;
  }

  private Term<T> product(Term<T> x, Term<T> y, Set<Integer> needed) {
    Set<Integer> ofX = new LinkedHashSet<>(needed);
    ofX.addAll(y.labels);
    Set<Integer> ofY = new LinkedHashSet<>(needed);
    ofY.addAll(x.labels);
    Term<T> a = summed(x, ofX);
    Term<T> b = summed(y, ofY);
    List<Integer> shared = a.labels.stream().filter(b.labels::contains).toList();
    List<Integer> batch = shared.stream().filter(needed::contains).toList();
    List<Integer> inner = shared.stream().filter(label -> !needed.contains(label)).toList();
    List<Integer> left = a.labels.stream().filter(label -> !shared.contains(label)).toList();
    List<Integer> right = b.labels.stream().filter(label -> !shared.contains(label)).toList();
    T p = matrix(a, batch, left, inner);
    T q = matrix(b, batch, inner, right);
    List<Integer> all = new ArrayList<>(batch);
    all.addAll(left);
    all.addAll(right);
    T product = inner.isEmpty() ? p.mul(q) : p.matmul(q);
    return new Term<>(product.reshape(sizes(all)), all);
  }

  private long[] sizes(List<Integer> labels) {
    return labels.stream().mapToLong(equation::size).toArray();
  }

  /** Returns an operand as matrices, its sizes of 1 stretched to those of its labels. */
  private T matrix(Term<T> term, List<Integer> batch, List<Integer> rows, List<Integer> columns) {
    List<Integer> order = new ArrayList<>(batch);
    order.addAll(rows);
    order.addAll(columns);
    T x = term.value.permute(order.stream().mapToInt(term.labels::indexOf).toArray());
    return x.broadcastTo(Shape.of(sizes(order)))
        .reshape((long) size(batch), (long) size(rows), (long) size(columns));
  }
}
