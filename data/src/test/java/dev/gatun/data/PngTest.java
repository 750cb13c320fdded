package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds our PNG code against the JDK's, which is not used outside tests. */
final class PngTest {
  private static final int INTERLACE_METHOD = 28;

  @Property(tries = 40)
  void theJdkReadsWhatWeWrite(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll long seed)
      throws IOException {
    byte[] pixels = new byte[width * height];
    new Random(seed).nextBytes(pixels);
    byte[] file = PngWriter.encode(GrayImage.of(width, height, pixels));
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(file));
    assertEquals(BufferedImage.TYPE_BYTE_GRAY, seen.getType());
    int[] samples = seen.getRaster().getSamples(0, 0, width, height, 0, (int[]) null);
    for (int i = 0; i < samples.length; i++) assertEquals(pixels[i] & 0xFF, samples[i]);
    assertArrayEquals(pixels, Png.read("own", file).toByteArray());
  }

  @Property(tries = 200)
  void readsEveryKindThatTheJdkWrites(
      @ForAll @IntRange(min = 1, max = 40) int width,
      @ForAll @IntRange(min = 1, max = 40) int height,
      @ForAll @IntRange(min = 0, max = 8) int kind,
      @ForAll boolean interlaced,
      @ForAll long seed)
      throws IOException {
    BufferedImage image = picture(kind, width, height, new Random(seed));
    byte[] file = encode(image, interlaced);
    assertEquals(interlaced ? 1 : 0, file[INTERLACE_METHOD]);
    GrayImage seen = Png.read("test", file);
    assertEquals(width, seen.width());
    assertEquals(height, seen.height());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) assertEquals(gray(image, x, y), seen.at(x, y), 0.501);
    }
  }

  /** Smooth pictures with some noise, so that the encoder finds use for all filters. */
  private static BufferedImage picture(int kind, int width, int height, Random random) {
    BufferedImage image =
        switch (kind) {
          case 0 -> new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
          case 1 -> new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
          case 2 -> new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
          case 3 -> new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
          case 4, 5, 6, 7 -> indexed(width, height, 1 << (kind - 4), random);
          default -> new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
        };
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int noise = random.nextInt(40);
        Color c = new Color(x * 5 + noise, y * 5 + noise, (x + y) * 2 + noise);
        image.setRGB(x, y, c.getRGB());
      }
    }
    return image;
  }

  private static BufferedImage indexed(int width, int height, int bits, Random random) {
    byte[] r = new byte[1 << bits];
    byte[] g = new byte[1 << bits];
    byte[] b = new byte[1 << bits];
    random.nextBytes(r);
    random.nextBytes(g);
    random.nextBytes(b);
    var colours = new IndexColorModel(bits, 1 << bits, r, g, b);
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    return new BufferedImage(width, height, type, colours);
  }

  private static double gray(BufferedImage image, int x, int y) {
    switch (image.getType()) {
      case BufferedImage.TYPE_BYTE_GRAY:
        return image.getRaster().getSample(x, y, 0);
      case BufferedImage.TYPE_USHORT_GRAY:
        return image.getRaster().getSample(x, y, 0) / 257.0;
      default:
        Color c = new Color(image.getRGB(x, y));
        return 0.299 * c.getRed() + 0.587 * c.getGreen() + 0.114 * c.getBlue();
    }
  }

  private static byte[] encode(BufferedImage image, boolean interlaced) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    var out = new ByteArrayOutputStream();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(
          interlaced ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(image, List.of(), null), param);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void undoesEveryFilter(int filter) {
    int width = 9;
    byte[] pixels = new byte[width * 7];
    new Random(filter).nextBytes(pixels);
    byte[] rows = PngFiles.filtered(filter, width, pixels);
    byte[] file = PngFiles.file(PngFiles.header(width, 7, 8, 0, 0), rows);
    assertArrayEquals(pixels, Png.read("test", file).toByteArray());
  }

  @Test
  void readsShadesOfFewBits() {
    assertArrayEquals(new byte[] {-1, 0, -1, -1, 0}, shades(1, 0b10110_000));
    assertArrayEquals(new byte[] {0, 85, (byte) 170, -1, 85}, shades(2, 0b00011011, 0b01_000000));
    assertArrayEquals(new byte[] {0, 17, -1, (byte) 136, 34}, shades(4, 0x01, 0xF8, 0x20));
  }

  private static byte[] shades(int depth, int... bytes) {
    byte[] row = new byte[1 + bytes.length];
    for (int i = 0; i < bytes.length; i++) row[1 + i] = (byte) bytes[i];
    byte[] file = PngFiles.file(PngFiles.header(5, 1, depth, 0, 0), row);
    return Png.read("test", file).toByteArray();
  }

  @Test
  void readsShadesWithOpacity() {
    byte[] rows = {0, 0, -1, 100, -1, 77, 0};
    byte[] file = PngFiles.file(PngFiles.header(3, 1, 8, 4, 0), rows);
    assertArrayEquals(new byte[] {0, 100, -1}, Png.read("test", file).toByteArray());
  }

  @Test
  void paintsWhatIsTransparentInContrastToWhatIsDrawn() throws IOException {
    for (Color ink : new Color[] {Color.BLACK, Color.WHITE}) {
      var image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
      image.setRGB(0, 0, ink.getRGB());
      image.setRGB(1, 0, ink.getRGB() & 0xFFFFFF | 0x80000000);
      GrayImage seen = Png.read("test", encode(image, false));
      int background = 255 - ink.getRed();
      assertEquals(ink.getRed(), seen.at(0, 0));
      assertEquals(127, seen.at(1, 0), 1);
      assertEquals(background, seen.at(2, 0));
    }
  }

  @Test
  void knowsTheColourThatIsDeclaredTransparent() {
    byte[] header = PngFiles.header(3, 1, 8, 0, 0);
    byte[] rows = {0, 5, 9, 5};
    byte[] file = PngFiles.file(header, rows, PngFiles.chunk("tRNS", new byte[] {0, 9}));
    assertArrayEquals(new byte[] {5, -1, 5}, Png.read("test", file).toByteArray());
  }

  @Test
  void refusesFilesCutShortAnywhere() {
    byte[] file = PngWriter.encode(GrayImage.of(5, 5, new byte[25]));
    for (int n = 0; n < file.length; n++) {
      byte[] part = java.util.Arrays.copyOf(file, n);
      assertThrows(BadDataException.class, () -> Png.read("cut.png", part), n + " bytes");
    }
  }

  @Test
  void refusesEveryFlippedBit() {
    byte[] file = PngWriter.encode(GrayImage.of(5, 5, new byte[25]));
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] bad = file.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      assertThrows(BadDataException.class, () -> Png.read("bad.png", bad), "bit " + bit);
    }
  }

  @Property(tries = 500)
  void survivesDamageThatHasGoodChecksums(@ForAll long seed) {
    var random = new Random(seed);
    byte[] rows = PngFiles.deflate(new byte[60]);
    rows[random.nextInt(rows.length)] ^= (byte) (1 + random.nextInt(255));
    byte[] header = PngFiles.header(5, 10, 8, 0, 0);
    header[random.nextInt(header.length)] ^= (byte) (1 << random.nextInt(8));
    byte[] file =
        PngFiles.join(
            PngHeader.SIGNATURE,
            PngFiles.chunk("IHDR", header),
            PngFiles.chunk("IDAT", rows),
            PngFiles.chunk("IEND", new byte[0]));
    try {
      assertTrue(Png.read("damaged.png", file).width() > 0);
    } catch (BadDataException e) {
      assertTrue(e.getMessage().startsWith("damaged.png: "), e.getMessage());
    }
  }

  @Test
  void saysWhatIsWrong() {
    refuses("a JPEG file", new byte[] {-1, (byte) 0xD8, -1, (byte) 0xE0});
    refuses("is not a PNG file but empty", new byte[0]);
    byte[] rows = new byte[6];
    refuses(
        "2000000 x 2000000", PngFiles.file(PngFiles.header(2_000_000, 2_000_000, 8, 0, 0), rows));
    refuses("cut short", PngFiles.file(PngFiles.header(8000, 8000, 8, 0, 0), rows));
    refuses("0 x 5", PngFiles.file(PngFiles.header(0, 5, 8, 0, 0), rows));
    refuses("colour type 2 with 4 bits", PngFiles.file(PngFiles.header(1, 1, 4, 2, 0), rows));
    refuses("colour type 1 with 8 bits", PngFiles.file(PngFiles.header(1, 1, 8, 1, 0), rows));
    refuses("interlace method 2", PngFiles.file(PngFiles.header(1, 1, 8, 0, 2), rows));
    refuses("no palette", PngFiles.file(PngFiles.header(1, 1, 8, 3, 0), rows));
    refuses("filter 9", PngFiles.file(PngFiles.header(1, 1, 8, 0, 0), new byte[] {9, 0}));
    byte[] colours = PngFiles.chunk("PLTE", new byte[6]);
    refuses(
        "colour 3 of a palette of 2",
        PngFiles.file(PngFiles.header(1, 1, 8, 3, 0), new byte[] {0, 3}, colours));
    refuses(
        "unknown chunk ABCD",
        PngFiles.file(PngFiles.header(1, 1, 8, 0, 0), rows, PngFiles.chunk("ABCD", new byte[1])));
  }

  private static void refuses(String part, byte[] file) {
    var e = assertThrows(BadDataException.class, () -> Png.read("test.png", file));
    assertTrue(e.getMessage().startsWith("test.png: "), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void leavesNothingBehindButTheFile(@TempDir Path folder) throws IOException {
    GrayImage image = GrayImage.of(2, 2, new byte[] {1, 2, 3, 4});
    Path file = folder.resolve("a.png");
    Png.write(file, GrayImage.of(1, 1, new byte[1]));
    Png.write(file, image);
    assertArrayEquals(image.toByteArray(), Png.read(file).toByteArray());
    try (var entries = Files.list(folder)) {
      assertEquals(List.of(file), entries.toList());
    }
  }
}
