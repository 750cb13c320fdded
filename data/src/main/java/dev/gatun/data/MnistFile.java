package dev.gatun.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The four files of MNIST. */
enum MnistFile {
  TRAIN_IMAGES(
      "train-images-idx3-ubyte",
      9_912_422,
      "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609"),
  TRAIN_LABELS(
      "train-labels-idx1-ubyte",
      28_881,
      "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c"),
  TEST_IMAGES(
      "t10k-images-idx3-ubyte",
      1_648_877,
      "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6"),
  TEST_LABELS(
      "t10k-labels-idx1-ubyte",
      4_542,
      "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6");

  private final String plainName;
  private final int bytes;
  private final String sha256;

  MnistFile(String plainName, int bytes, String sha256) {
    this.plainName = plainName;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  /** Returns the file as LeCun published it, compressed. */
  PublishedFile published() {
    return new PublishedFile(plainName + ".gz", bytes, sha256);
  }

  /** Looks for it in {@code folder}, under its usual names, compressed or not. */
  Optional<Path> in(Path folder) {
    String dotted = plainName.replace("-idx", ".idx");
    return Stream.of(plainName + ".gz", plainName, dotted, dotted + ".gz")
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** Returns the files that lie in {@code folder}. */
  static List<MnistFile> presentIn(Path folder) {
    return Stream.of(values()).filter(f -> f.in(folder).isPresent()).toList();
  }
}
