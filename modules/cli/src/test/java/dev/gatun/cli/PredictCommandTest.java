package dev.gatun.cli;

import static dev.gatun.cli.Commands.assertContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.cli.Program.Outcome;
import dev.gatun.formats.Safetensors;
import dev.gatun.nn.Conv2d;
import dev.gatun.nn.Dropout;
import dev.gatun.nn.Flatten;
import dev.gatun.nn.Linear;
import dev.gatun.nn.MaxPool2d;
import dev.gatun.nn.ReLU;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.Shape;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./gatun predict} on pictures of every kind, with a network that has learnt nothing. */
final class PredictCommandTest {

  @TempDir private static Path folder;
  private static Path model;

  @BeforeAll
  static void makeModel() throws IOException {
    model = Files.createDirectory(folder.resolve("model"));
    save(model, 3);
  }

  /** The network of {@code train mnist}; with another kernel its weights fit nowhere. */
  private static void save(Path to, int kernel) throws IOException {
    var net =
        Sequential.of(
            new Conv2d(32, kernel),
            new ReLU(),
            new Conv2d(64, 3),
            new ReLU(),
            new MaxPool2d(2),
            new Dropout(0.25),
            new Flatten(),
            new Linear(128),
            new ReLU(),
            new Dropout(0.5),
            new Linear(10));
    net.init(Shape.of(1, 1, 28, 28), 5);
    Safetensors.write(to.resolve("model.safetensors"), net.state());
  }

  @Test
  void sameDigitInPicturesOfAnyKindGivesTheSameAnswer() throws IOException {
    Path plain = picture("plain", BufferedImage.TYPE_BYTE_GRAY, 28, Color.WHITE, Color.BLACK);
    Path inverse = picture("inverse", BufferedImage.TYPE_BYTE_GRAY, 28, Color.BLACK, Color.WHITE);
    Path deep = picture("deep", BufferedImage.TYPE_USHORT_GRAY, 28, Color.BLACK, Color.WHITE);
    Path colour = picture("colour", BufferedImage.TYPE_INT_RGB, 28, Color.WHITE, Color.BLACK);
    Path clear = picture("clear", BufferedImage.TYPE_INT_ARGB, 28, Color.BLACK, new Color(0, true));
    Path palette = save("palette", palette(28));
    List<String> answers = answers(plain, inverse, deep, colour, clear, palette);
    assertEquals(1, answers.stream().distinct().count(), answers.toString());
  }

  @Test
  void picturesMayHaveAnySize() throws IOException {
    for (int size : new int[] {9, 57, 700}) {
      Path file = picture("s" + size, BufferedImage.TYPE_INT_RGB, size, Color.BLUE, Color.WHITE);
      assertEquals(1, answers(file).size());
    }
  }

  @Test
  void saysWhichFileIsNoPicture() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "hello");
    assertContains(text + ": is not a PNG file", failure(text));
    Path good = picture("good", BufferedImage.TYPE_BYTE_GRAY, 28, Color.WHITE, Color.BLACK);
    byte[] bytes = Files.readAllBytes(good);
    Path half = Files.write(folder.resolve("half.png"), Arrays.copyOf(bytes, bytes.length / 2));
    assertContains(half + ": is a broken PNG file", failure(half));
    Path gone = folder.resolve("gone.png");
    assertEquals("gatun predict: no such file: " + gone, failure(gone));
    Path blank = picture("blank", BufferedImage.TYPE_BYTE_GRAY, 28, Color.WHITE, Color.WHITE);
    assertContains("stands out", failure(blank));
  }

  @Test
  void saysThatThereIsNoModel() throws IOException {
    Path file = picture("any", BufferedImage.TYPE_BYTE_GRAY, 28, Color.WHITE, Color.BLACK);
    String line = Commands.failure("predict", "--model", folder.resolve("none"), file);
    assertContains("run ./gatun train mnist first", line);
  }

  @Test
  void saysThatTheModelIsDamagedOrAnother() throws IOException {
    Path file = picture("some", BufferedImage.TYPE_BYTE_GRAY, 28, Color.WHITE, Color.BLACK);
    Path broken = Files.createDirectory(folder.resolve("broken"));
    byte[] weights = Files.readAllBytes(model.resolve("model.safetensors"));
    Files.write(broken.resolve("model.safetensors"), Arrays.copyOf(weights, 5000));
    assertContains("model.safetensors", Commands.failure("predict", "--model", broken, file));
    Path other = Files.createDirectory(folder.resolve("other"));
    save(other, 5);
    String line = Commands.failure("predict", "--model", other, file);
    assertContains("(32, 1, 5, 5)", line);
    assertContains("(32, 1, 3, 3)", line);
  }

  @Test
  void asksForAPicture() {
    assertContains("FILE.png", Commands.refusal("predict"));
  }

  private static String failure(Path file) {
    return Commands.failure("predict", "--model", model, file);
  }

  /** What it says of each file, without the name. */
  private static List<String> answers(Path... files) {
    Object[] arguments = new Object[files.length + 3];
    System.arraycopy(new Object[] {"predict", "--model", model}, 0, arguments, 0, 3);
    System.arraycopy(files, 0, arguments, 3, files.length);
    Outcome outcome = Commands.run(arguments);
    assertEquals(0, outcome.status(), outcome.toString());
    assertTrue(outcome.out().stream().allMatch(line -> line.matches(".*: \\d \\(.* %\\)")));
    return outcome.out().stream().map(line -> line.substring(line.lastIndexOf(": "))).toList();
  }

  private static Path picture(String name, int type, int size, Color ink, Color paper)
      throws IOException {
    return save(name, draw(new BufferedImage(size, size, type), ink, paper));
  }

  private static BufferedImage palette(int size) {
    byte[] shades = {0, (byte) 255};
    var colours = new IndexColorModel(1, 2, shades, shades, shades);
    var image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY, colours);
    return draw(image, Color.WHITE, Color.BLACK);
  }

  /** Draws a seven with square strokes, whose pixels have the colours of ink or paper only. */
  private static BufferedImage draw(BufferedImage image, Color ink, Color paper) {
    int size = image.getWidth();
    Graphics2D pen = image.createGraphics();
    pen.setBackground(paper);
    pen.clearRect(0, 0, size, size);
    pen.setColor(ink);
    pen.setStroke(new BasicStroke(size / 9f));
    pen.drawLine(size / 4, size / 5, size * 3 / 4, size / 5);
    pen.drawLine(size * 3 / 4, size / 5, size / 2, size * 4 / 5);
    pen.dispose();
    return image;
  }

  private static Path save(String name, BufferedImage image) throws IOException {
    Path file = folder.resolve(name + ".png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
