package dev.gatun.autograd;

import dev.gatun.autograd.GraphPicture.Box;
import dev.gatun.autograd.GraphPicture.Boxes;
import java.util.List;
import java.util.Locale;

/** Draws boxes and arrows as SVG. */
final class GraphSvg {
  private static final double LETTER = 7.3;
  private static final double MARGIN = 20;
  private static final double HEIGHT = 44;
  private static final double ROW = 84;

  private final StringBuilder svg = new StringBuilder();

  private GraphSvg() {}

  static String of(Boxes boxes) {
    return new GraphSvg().draw(boxes);
  }

  private String draw(Boxes boxes) {
    List<Box> all = boxes.boxes();
    double[] widths = all.stream().mapToDouble(GraphSvg::width).toArray();
    var layout = new GraphLayout(widths, boxes.reads());
    double width = layout.width() + 2 * MARGIN;
    double height = layout.rows() * ROW - (ROW - HEIGHT) + 2 * MARGIN;
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"", width, "\" height=\"", height);
    add("\" viewBox=\"0 0 ", width, " ", height);
    svg.append("\" font-family=\"monospace\" font-size=\"12\">\n");
    svg.append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" ");
    svg.append("markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">");
    svg.append("<path d=\"M0 0 8 4 0 8z\" fill=\"#555\"/></marker></defs>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int i = 0; i < all.size(); i++) {
      for (GraphLayout.Place below : layout.place(i).below) arrow(layout.place(i), below);
    }
    for (int i = 0; i < all.size(); i++) box(all.get(i), layout.place(i));
    return svg.append("</svg>\n").toString();
  }

  private static double width(Box box) {
    return Math.max(box.title().length(), box.type().length()) * LETTER + 16;
  }

  private static double top(GraphLayout.Place p) {
    return MARGIN + p.row * ROW;
  }

  /** Draws one curve from a box through all rows that it passes. */
  private void arrow(GraphLayout.Place from, GraphLayout.Place first) {
    double x = from.x + MARGIN;
    double y = top(from) + HEIGHT;
    add("<path fill=\"none\" stroke=\"#555\" marker-end=\"url(#tip)\" d=\"M", x, " ", y);
    GraphLayout.Place to = first;
    while (true) {
      double toX = to.x + MARGIN;
      double half = (top(to) + y) / 2;
      add(" C", x, " ", half, " ", toX, " ", half, " ", toX, " ", top(to));
      if (!to.isPassage) break;
      add(" V", top(to) + HEIGHT);
      x = toX;
      y = top(to) + HEIGHT;
      to = to.below.getFirst();
    }
    svg.append("\"/>\n");
  }

  private void box(Box box, GraphLayout.Place place) {
    double left = place.x + MARGIN - place.width / 2;
    String look =
        switch (box.kind()) {
          case VARIABLE -> "fill=\"#dcebfb\" stroke=\"#1f5fa8\"";
          case CONSTANT -> "fill=\"white\" stroke=\"#888\" stroke-dasharray=\"4 3\"";
          case OPERATION -> "fill=\"#f4f4f0\" stroke=\"#555\"";
        };
    add("<rect x=\"", left, "\" y=\"", top(place), "\" width=\"", place.width);
    add("\" height=\"", HEIGHT, "\" rx=\"5\" ");
    svg.append(look).append("/>\n");
    text(box.title(), place.x + MARGIN, top(place) + 18, "#111");
    text(box.type(), place.x + MARGIN, top(place) + 35, "#666");
  }

  private void text(String text, double x, double y, String color) {
    add("<text x=\"", x, "\" y=\"", y, "\" text-anchor=\"middle\" fill=\"");
    svg.append(color).append("\">").append(escaped(text)).append("</text>\n");
  }

  /** Escapes what XML reserves; characters that it does not allow become a replacement. */
  static String escaped(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default ->
                    escaped.appendCodePoint(c < ' ' || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : c);
              }
            });
    return escaped.toString();
  }

  /** Appends texts as they are and numbers with one decimal place. */
  private void add(Object... parts) {
    for (Object part : parts) {
      svg.append(part instanceof Double d ? String.format(Locale.ROOT, "%.1f", d) : part);
    }
  }
}
