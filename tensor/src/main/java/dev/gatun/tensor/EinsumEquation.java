package dev.gatun.tensor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An equation read for operands of some shapes. Labels are the codes of letters, and for the
 * dimensions that {@code ...} stands for -1, -2, ... from the last one on.
 */
final class EinsumEquation {
  private static final String REST = "...";

  private final String text;
  private final List<List<Integer>> operands = new ArrayList<>();
  private final Map<Integer, Long> sizes = new TreeMap<>();
  private final Set<Integer> output;

  EinsumEquation(String text, List<Shape> shapes) {
    this.text = text;
    String bare = text.replaceAll("\\s", "");
    int arrow = bare.indexOf("->");
    String[] terms = (arrow < 0 ? bare : bare.substring(0, arrow)).split(",", -1);
    if (terms.length != shapes.size()) {
      throw error("it names " + terms.length + " operands, but got " + shapes.size());
    }
    for (int i = 0; i < terms.length; i++) {
      List<Integer> labels = operand(terms[i], shapes.get(i));
      checkDiagonals(labels, terms[i], shapes.get(i));
      operands.add(labels);
      for (int d = 0; d < labels.size(); d++) size(labels.get(d), shapes.get(i).size(d), i);
    }
    output = arrow < 0 ? implied() : output(bare.substring(arrow + 2));
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("einsum: equation \"" + text + "\": " + what);
  }

  private List<Integer> operand(String term, Shape shape) {
    int letters = term.replace(REST, "").length();
    int rest = term.contains(REST) ? shape.rank() - letters : 0;
    if (rest < 0 || letters + rest != shape.rank()) {
      throw error("\"" + term + "\" does not fit an operand of shape " + shape);
    }
    return labels(term, rest);
  }

  private void checkDiagonals(List<Integer> labels, String term, Shape shape) {
    for (int d = 0; d < labels.size(); d++) {
      if (shape.size(d) != shape.size(labels.indexOf(labels.get(d)))) {
        throw error(
            "'"
                + (char) (int) labels.get(d)
                + "' is twice in \""
                + term
                + "\" of shape "
                + shape
                + ", with two sizes; a diagonal needs equal ones");
      }
    }
  }

  private List<Integer> labels(String term, int rest) {
    List<Integer> labels = new ArrayList<>();
    boolean found = false;
    for (int i = 0; i < term.length(); i++) {
      char c = term.charAt(i);
      if (!found && term.startsWith(REST, i)) {
        for (int k = rest; k > 0; k--) labels.add(-k);
        found = true;
        i += REST.length() - 1;
      } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
        labels.add((int) c);
      } else {
        throw error("'" + c + "' in \"" + term + "\": expected letters, and ... at most once");
      }
    }
    return labels;
  }

  private void size(int label, long size, int operand) {
    long known = sizes.getOrDefault(label, 1L);
    if (known != 1 && size != 1 && known != size) {
      throw error(
          (label > 0 ? "'" + (char) label + "'" : "a dimension of ...")
              + " has size "
              + known
              + " and, in operand "
              + operand
              + ", "
              + size
              + "; they must be equal or 1");
    }
    sizes.put(label, known == 1 ? size : known);
  }

  /** Returns the dimensions of {@code ...}, and the letters that occur once. */
  private Set<Integer> implied() {
    Set<Integer> labels = new LinkedHashSet<>();
    sizes.keySet().stream().filter(label -> label < 0).forEach(labels::add);
    for (int label : sizes.keySet()) {
      long times = operands.stream().flatMap(List::stream).filter(l -> l == label).count();
      if (label > 0 && times == 1) labels.add(label);
    }
    return labels;
  }

  private Set<Integer> output(String term) {
    int rest = (int) sizes.keySet().stream().filter(label -> label < 0).count();
    Set<Integer> labels = new LinkedHashSet<>();
    for (int label : labels(term, rest)) {
      if (!sizes.containsKey(label)) {
        throw error("the result has '" + (char) label + "', which no operand has");
      }
      if (!labels.add(label)) {
        throw error("the result has '" + (char) label + "' twice; expected each letter once");
      }
    }
    return labels;
  }

  /** Returns the labels of an operand's dimensions. */
  List<Integer> labels(int operand) {
    return operands.get(operand);
  }

  /** Returns the labels of the result, in order. */
  Set<Integer> output() {
    return output;
  }

  long size(int label) {
    return sizes.getOrDefault(label, 1L);
  }
}
