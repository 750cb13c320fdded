package dev.gatun.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The handwritten digits of MNIST (LeCun, Cortes, Burges): 60,000 to train with and 10,000 to test
 * with, or generated digits of the same form where the real ones cannot be had.
 *
 * <p>An example's input is a picture {@code (1, 28, 28)}, f32, from 0 (paper) to 1 (ink); its
 * target is the digit, i64.
 */
public final class Mnist {
  private static final int TRAIN = 60_000;
  private static final int TEST = 10_000;

  /** Where the digits came from. */
  public enum Origin {
    /** The files in a folder that was named. */
    FILES,
    /** The files in the user's cache. */
    CACHE,
    /** Files that were downloaded just now. */
    DOWNLOAD,
    /** Nowhere: they were generated. */
    DRAWN
  }

  private final Dataset train;
  private final Dataset test;
  private final Origin origin;
  private final String description;

  private Mnist(LabelledImages train, LabelledImages test, Origin origin, String description) {
    this.train = train.toDataset();
    this.test = test.toDataset();
    this.origin = origin;
    this.description = description;
  }

  /**
   * Returns the digits from where {@link MnistSources#standard} finds them, downloads them, or
   * generates some; what is not found at once is told on standard error.
   *
   * @throws BadDataException if the files in the folder that {@code GATUN_DATA} names are damaged
   */
  public static Mnist load() {
    return load(MnistSources.standard());
  }

  /**
   * Returns the digits from the first of {@code sources} that has them, or generates some.
   *
   * @throws BadDataException if files in one of the folders are damaged
   */
  public static Mnist load(MnistSources sources) {
    return load(sources, MnistFile::published);
  }

  /** The same with other digests. */
  static Mnist load(MnistSources sources, Function<MnistFile, PublishedFile> published) {
    var search = new MnistSearch(sources, published);
    Optional<Mnist> found = search.inFolders().or(search::inCacheOrDownloaded);
    if (found.isPresent()) return found.get();
    sources
        .listener()
        .accept(
            "MNIST was not found: "
                + String.join(", ", search.inVain())
                + ". Using GENERATED digits instead; for the real ones name the folder of "
                + MnistFile.TRAIN_IMAGES.published().name()
                + " and its three companions in GATUN_DATA.");
    return drawn(0);
  }

  /**
   * Reads the digits of a folder, or of a folder {@code mnist} in it. The files have their usual
   * names, such as {@code train-images-idx3-ubyte} with or without {@code .gz}; they may be another
   * set of the same form, of any size.
   *
   * @throws BadDataException if a file is missing or damaged, or they do not fit together
   */
  public static Mnist load(Path folder) {
    return MnistSearch.inFolder(folder)
        .orElseThrow(
            () ->
                new BadDataException(
                    folder.toString(),
                    "does not have the files of MNIST: "
                        + MnistSearch.missing(folder)
                        + "; expected "
                        + MnistFile.TRAIN_IMAGES.published().name()
                        + " and its three companions"));
  }

  /** Generates digits: 60,000 and 10,000, the same for the same seed on every machine. */
  public static Mnist drawn(long seed) {
    return drawn(seed, TRAIN, TEST);
  }

  /**
   * Generates digits, the same for the same seed on every machine; those of a smaller set are the
   * first of a larger one.
   *
   * @throws IllegalArgumentException if a number is not positive
   */
  public static Mnist drawn(long seed, int train, int test) {
    if (train < 1 || test < 1) {
      throw new IllegalArgumentException(
          "drawn: train is " + train + " and test " + test + ", expected at least 1 each");
    }
    return new Mnist(
        DrawnDigits.draw(seed, 0, train),
        DrawnDigits.draw(seed, 1L << 40, test),
        Origin.DRAWN,
        "generated digits (seed " + seed + ")");
  }

  /** Checks what the files hold and puts them together. */
  static Mnist of(Map<MnistFile, Idx> files, Origin origin, String description) {
    return new Mnist(
        pair(files, MnistFile.TRAIN_IMAGES, MnistFile.TRAIN_LABELS),
        pair(files, MnistFile.TEST_IMAGES, MnistFile.TEST_LABELS),
        origin,
        description);
  }

  private static LabelledImages pair(
      Map<MnistFile, Idx> files, MnistFile images, MnistFile labels) {
    return new LabelledImages(
        Objects.requireNonNull(files.get(images)), Objects.requireNonNull(files.get(labels)));
  }

  /** Returns the digits to train with. */
  public Dataset train() {
    return train;
  }

  /** Returns the digits to test with. */
  public Dataset test() {
    return test;
  }

  /** Returns where the digits came from. */
  public Origin origin() {
    return origin;
  }

  /** Returns where the digits came from and how many there are. */
  @Override
  public String toString() {
    return description + ": " + train.size() + " to train, " + test.size() + " to test";
  }
}
