package dev.gatun.autograd;

import dev.gatun.tensor.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture of how a variable was computed: a box for each operation, variable and constant, with
 * type and shape of what comes out of it.
 *
 * {@snippet :
 * String svg = GraphPicture.of(loss).named(model.namedParameters()).svg();
 * }
 *
 * <p>Only what gradients flow through is remembered; a constant's own computation is not shown.
 */
public final class GraphPicture {
  private static final int LONGEST = 44;

  private final Variable root;
  private final IdentityHashMap<Node, String> names = new IdentityHashMap<>();

  /** What a box stands for. */
  enum Kind {
    VARIABLE,
    CONSTANT,
    OPERATION
  }

  /** A box with two lines of text. */
  record Box(Kind kind, String title, String type) {}

  /** All boxes, and for each those that it reads, by number. Boxes come after what they read. */
  record Boxes(List<Box> boxes, List<List<Integer>> reads) {}

  private GraphPicture(Variable root) {
    this.root = root;
  }

  /** Begins with the graph behind {@code y}. */
  public static GraphPicture of(Variable y) {
    return new GraphPicture(y);
  }

  /** Returns this picture with names for variables, such as a layer's parameters. */
  public GraphPicture named(Map<String, Variable> variables) {
    var named = new GraphPicture(root);
    named.names.putAll(names);
    variables.forEach(
        (name, v) -> {
          if (v.node() != null) named.names.put(v.node(), name);
        });
    return named;
  }

  /** Returns the picture in the language of Graphviz. */
  public String dot() {
    Boxes boxes = boxes();
    var dot = new StringBuilder("digraph {\n  node [shape=box];\n");
    for (int i = 0; i < boxes.boxes.size(); i++) {
      Box b = boxes.boxes.get(i);
      dot.append("  n").append(i).append(" [label=\"").append(dotText(b.title)).append("\\n");
      dot.append(dotText(b.type)).append('"');
      if (b.kind == Kind.VARIABLE) dot.append(", style=bold");
      if (b.kind == Kind.CONSTANT) dot.append(", style=dashed");
      dot.append("];\n");
    }
    for (int i = 0; i < boxes.boxes.size(); i++) {
      for (int from : boxes.reads.get(i)) {
        dot.append("  n").append(from).append(" -> n").append(i).append(";\n");
      }
    }
    return dot.append("}\n").toString();
  }

  private static String dotText(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }

  /** Returns the picture as an SVG document, which every browser shows. */
  public String svg() {
    return GraphSvg.of(boxes());
  }

  Boxes boxes() {
    var all = new Boxes(new ArrayList<>(), new ArrayList<>());
    Node top = root.node();
    if (top == null) {
      all.boxes.add(new Box(Kind.CONSTANT, "constant", type(root)));
      all.reads.add(List.of());
      return all;
    }
    Map<Node, String> types = types(top);
    types.put(top, type(root));
    IdentityHashMap<Node, Integer> numbers = new IdentityHashMap<>();
    for (Node node :
        types.keySet().stream().sorted(Comparator.comparingInt(Node::depth)).toList()) {
      List<Integer> reads = reads(node, numbers, all);
      numbers.put(node, all.boxes.size());
      all.boxes.add(box(node, types.getOrDefault(node, "")));
      all.reads.add(reads);
    }
    return all;
  }

  private static List<Integer> reads(Node node, IdentityHashMap<Node, Integer> numbers, Boxes all) {
    List<Integer> reads = new ArrayList<>();
    for (int i = 0; i < node.inputs().length; i++) {
      Integer number = numbers.get(node.inputs()[i]);
      if (number == null) {
        number = all.boxes.size();
        all.boxes.add(new Box(Kind.CONSTANT, "constant", node.dtype(i) + node.shape(i).toString()));
        all.reads.add(List.of());
      }
      reads.add(number);
    }
    return reads;
  }

  /** Finds all nodes, each with the type and shape of a result that is read. */
  private static Map<Node, String> types(Node top) {
    IdentityHashMap<Node, String> types = new IdentityHashMap<>();
    Map<Node, String> ordered = new LinkedHashMap<>();
    List<Node> open = new ArrayList<>(List.of(top));
    types.put(top, "");
    while (!open.isEmpty()) {
      Node node = open.removeFirst();
      ordered.put(node, "");
      for (int i = 0; i < node.inputs().length; i++) {
        Node in = node.inputs()[i];
        if (in == null) continue;
        if (types.put(in, node.dtype(i) + node.shape(i).toString()) == null) open.add(in);
      }
    }
    ordered.replaceAll((node, _) -> types.getOrDefault(node, ""));
    return ordered;
  }

  private Box box(Node node, String type) {
    String name = names.get(node);
    if (node.isLeaf()) return new Box(Kind.VARIABLE, name == null ? "variable" : name, type);
    String title = title(node.op());
    return new Box(Kind.OPERATION, name == null ? title : name + " = " + title, type);
  }

  private static String title(Op op) {
    String text =
        switch (op) {
          case Op.WithScalar(var binary, double v, boolean first) ->
              first ? v + " " + binary + " x" : "x " + binary + " " + v;
          case Op.Fused(var function, var arguments) ->
              arguments.isEmpty() ? function.toString() : function + " " + arguments;
          default -> op.toString();
        };
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  private static String type(Variable v) {
    return v.dtype() + v.shape().toString();
  }
}
