package dev.gatun.autograd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class GraphPictureTest {
  private final Variable w = Variable.of(Tensor.ones(2, 3));
  private final Variable b = Variable.of(Tensor.ones(3));
  private final Variable x = Variable.constant(Tensor.ones(4, 2));

  private GraphPicture picture() {
    return GraphPicture.of(x.matmul(w).add(b).tanh().mul(0.5).sum())
        .named(Map.of("weight", w, "bias", b));
  }

  @Test
  void dotHasABoxForEachStepAndAnArrowForEachOperand() {
    String dot = picture().dot();
    assertTrue(dot.startsWith("digraph {\n"), dot);
    assertTrue(dot.contains("[label=\"weight\\nf32(2, 3)\", style=bold]"), dot);
    assertTrue(dot.contains("[label=\"constant\\nf32(4, 2)\", style=dashed]"), dot);
    assertTrue(dot.contains("[label=\"TANH\\nf32(4, 3)\"]"), dot);
    assertTrue(dot.contains("[label=\"x MUL 0.5\\nf32(4, 3)\"]"), dot);
    assertEquals(8, dot.lines().filter(line -> line.contains("label")).count(), dot);
    assertEquals(7, dot.lines().filter(line -> line.contains(" -> ")).count(), dot);
  }

  @Test
  void namesAreEscaped() throws Exception {
    String name = "a \"b\" \\ <c> & d";
    var picture = GraphPicture.of(w.exp()).named(Map.of(name, w));
    assertTrue(picture.dot().contains("a \\\"b\\\" \\\\ <c> & d"), picture.dot());
    List<String> texts = new ArrayList<>();
    var elements = parsed(picture.svg()).getElementsByTagName("text");
    for (int i = 0; i < elements.getLength(); i++) texts.add(elements.item(i).getTextContent());
    assertTrue(texts.contains(name), texts.toString());
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  /** A box of a picture. */
  private record Rect(double x, double y, double width, double height) {
    boolean overlaps(Rect o) {
      return x < o.x + o.width && o.x < x + width && y < o.y + o.height && o.y < y + height;
    }
  }

  private static List<Rect> boxes(Document svg) {
    List<Rect> boxes = new ArrayList<>();
    var rects = svg.getElementsByTagName("rect");
    for (int i = 1; i < rects.getLength(); i++) {
      Element e = (Element) rects.item(i);
      boxes.add(
          new Rect(
              Double.parseDouble(e.getAttribute("x")),
              Double.parseDouble(e.getAttribute("y")),
              Double.parseDouble(e.getAttribute("width")),
              Double.parseDouble(e.getAttribute("height"))));
    }
    return boxes;
  }

  @Test
  void svgHasTheSameBoxesWithoutOverlapInsideThePicture() throws Exception {
    Variable h = x.matmul(w).add(b);
    for (int i = 0; i < 5; i++) h = h.add(h.tanh().mul(b)).add(w.sum());
    Document svg = parsed(GraphPicture.of(h.sum()).svg());
    double width = Double.parseDouble(svg.getDocumentElement().getAttribute("width"));
    double height = Double.parseDouble(svg.getDocumentElement().getAttribute("height"));
    List<Rect> boxes = boxes(svg);
    assertEquals(31, boxes.size());
    for (Rect a : boxes) {
      assertTrue(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height);
      for (Rect other : boxes) assertTrue(a == other || !a.overlaps(other), a + " " + other);
    }
  }

  @Test
  void aConstantIsOneBox() throws Exception {
    assertEquals(1, boxes(parsed(GraphPicture.of(x).svg())).size());
    assertTrue(GraphPicture.of(x).dot().contains("constant\\nf32(4, 2)"));
  }

  @Test
  void longGraphsAreDrawn() throws Exception {
    Variable h = w;
    for (int i = 0; i < 2000; i++) h = h.add(1);
    assertEquals(2001, boxes(parsed(GraphPicture.of(h).svg())).size());
  }
}
