package dev.gatun.cli.mnist;

import dev.gatun.data.Dataset;
import dev.gatun.data.GrayImage;
import dev.gatun.data.Png;
import dev.gatun.formats.AtomicFile;
import dev.gatun.formats.Safetensors;
import dev.gatun.nn.Sequential;
import dev.gatun.tensor.Scope;
import dev.gatun.tensor.Tensor;
import dev.gatun.train.History;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folder that a training run leaves: weights, history, summary, and ten digits to try. */
final class RunFolder {
  private static final String WEIGHTS = "model.safetensors";

  private final Path folder;

  RunFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes sure that the folder can be written to, before any work is done.
   *
   * @throws IOException if it cannot
   */
  void create() throws IOException {
    Files.createDirectories(folder);
    if (!Files.isWritable(folder)) throw new IOException("cannot write into " + folder);
  }

  void save(Sequential model, History history) throws IOException {
    Safetensors.write(folder.resolve(WEIGHTS), model.state(), Map.of("model", model.toString()));
    text("history.json", history.toJson());
    text("summary.txt", model.summary(DigitModel.INPUT));
  }

  private void text(String name, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        folder.resolve(name),
        out -> {
          while (bytes.hasRemaining()) out.write(bytes);
        });
  }

  /** Writes the first digit of each kind as a picture, and returns the files. */
  List<Path> saveDigits(Dataset digits) {
    List<Path> files = new ArrayList<>();
    boolean[] seen = new boolean[10];
    for (int i = 0; i < digits.size() && files.size() < 10; i++) {
      try (var _ = Scope.open()) {
        var example = digits.batch(i);
        int digit = (int) example.target().item();
        if (seen[digit]) continue;
        seen[digit] = true;
        Path file = folder.resolve("digit-" + digit + ".png");
        Tensor picture = example.input().reshape(28, 28);
        Png.write(file, GrayImage.of(picture));
        files.add(file);
      }
    }
    files.sort(null);
    return files;
  }

  /**
   * Returns the model with the weights of this run.
   *
   * @throws IOException if there are none, or they are damaged
   */
  Sequential load() throws IOException {
    Path weights = folder.resolve(WEIGHTS);
    if (!Files.exists(weights)) {
      throw new IOException(
          "there is no "
              + weights
              + "; run ./gatun train mnist first, or name the folder of a run"
              + " with --model");
    }
    Sequential model = DigitModel.create();
    model.init(DigitModel.INPUT, 0);
    model.load(Safetensors.read(weights));
    return model;
  }
}
