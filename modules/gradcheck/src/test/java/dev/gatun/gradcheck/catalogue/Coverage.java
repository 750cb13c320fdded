package dev.gatun.gradcheck.catalogue;

import java.util.Locale;

/** Writes down what the catalogue proves. */
final class Coverage {
  private Coverage() {}

  static String page() {
    var page =
        new StringBuilder(
            """
            # What is proved

            Every operation and every method has a row in the catalogue of `modules/gradcheck`, and `mvn verify` checks each on random samples:
            values against an oracle in f32 and f64, views of any layout, empty and zero-dimensional operands, broadcasting where there are two or more;
            derivatives of first and second order against differences, vjp against jvp, many examples at once against a loop; and how misuse is answered.

            This page is generated from it; `mvn verify -pl modules/gradcheck -am -Dgatun.coverage.write=true` writes it anew.

            | row | operation | derivatives | result | refusals |
            |---|---|---|---|---|
            """);
    Catalogue.ROWS.forEach(row -> page.append(line(row)));
    return page.toString();
  }

  private static String line(Row<?> row) {
    String result = row.result() == null ? "as the operands" : row.result().toString();
    return "| %s | %s | %s | %s | %d |\n"
        .formatted(row.name(), operation(row), orders(row), result, row.refusals().size());
  }

  private static String operation(Row<?> row) {
    return switch (row.covers()) {
      case null -> "a composition";
      case Class<?> type -> "`" + type.getSimpleName() + "`";
      case Enum<?> constant -> "`" + constant.name().toLowerCase(Locale.ROOT) + "`";
      case Object other -> "`" + other + "`";
    };
  }

  private static String orders(Row<?> row) {
    return switch (row.order()) {
      case 0 -> "none";
      case 1 -> "first";
      default -> "first, second";
    };
  }
}
