package dev.gatun.nn;

import dev.gatun.autograd.NoGrad;
import dev.gatun.autograd.Variable;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Shape;
import dev.gatun.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of a model's layers, laid out as Keras does. */
final class Summary {
  private static final int NAME = 36;
  private static final int SHAPE = 26;
  private static final int COUNT = 12;

  private final List<String[]> rows = new ArrayList<>();
  private final Map<String, Integer> names = new HashMap<>();

  private Summary() {}

  static String of(Sequential model, Shape input) {
    model.init(input, 0);
    var summary = new Summary();
    try (var _ = Scope.open()) {
      NoGrad.run(() -> summary.walk(model, input));
    }
    return summary.table(model.parameterCount());
  }

  private void walk(Sequential model, Shape input) {
    Variable x = Variable.constant(Tensor.zeros(input.with(0, 1).toArray()));
    for (Layer layer : model.layers()) {
      x = layer.forward(x);
      String type = layer.getClass().getSimpleName();
      String shape = "(None, " + x.shape().without(0).toString().substring(1);
      if (x.shape().rank() == 2) shape = shape.replace(",)", ")");
      rows.add(
          new String[] {
            name(type) + " (" + type + ")",
            shape,
            String.format(Locale.ROOT, "%,d", layer.parameterCount())
          });
    }
  }

  /** Returns the type in snake case, with a number from the second of its kind on. */
  private String name(String type) {
    String snake = type.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    int n = names.merge(snake, 1, Integer::sum);
    return n == 1 ? snake : snake + "_" + (n - 1);
  }

  private String table(long total) {
    var out = new StringBuilder();
    line(out, '┏', '━', '┳', '┓');
    row(out, '┃', new String[] {"Layer (type)", "Output Shape", "Param #"});
    line(out, '┡', '━', '╇', '┩');
    for (int i = 0; i < rows.size(); i++) {
      if (i > 0) line(out, '├', '─', '┼', '┤');
      row(out, '│', rows.get(i));
    }
    line(out, '└', '─', '┴', '┘');
    out.append(String.format(Locale.ROOT, " Total params: %,d (%s)%n", total, size(total * 4)));
    return out.toString();
  }

  private static String size(long bytes) {
    if (bytes < 1024) return bytes + " B";
    return bytes < 1 << 20
        ? String.format(Locale.ROOT, "%.2f KB", bytes / 1024.0)
        : String.format(Locale.ROOT, "%.2f MB", bytes / 1048576.0);
  }

  private static void line(StringBuilder out, char left, char fill, char middle, char right) {
    String f = String.valueOf(fill);
    out.append(left).append(f.repeat(NAME)).append(middle).append(f.repeat(SHAPE)).append(middle);
    out.append(f.repeat(COUNT)).append(right).append('\n');
  }

  private static void row(StringBuilder out, char bar, String[] cells) {
    String format =
        "%c %-" + (NAME - 1) + "s%c %-" + (SHAPE - 1) + "s%c %" + (COUNT - 2) + "s %c%n";
    out.append(
        String.format(Locale.ROOT, format, bar, cells[0], bar, cells[1], bar, cells[2], bar));
  }
}
