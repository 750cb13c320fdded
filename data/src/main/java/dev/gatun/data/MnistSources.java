package dev.gatun.data;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Where {@link Mnist} looks for its files, in this order.
 *
 * @param folders that may hold the four files, themselves or in a folder {@code mnist}
 * @param cache the folder that downloads are put into
 * @param mirrors addresses that the files' names are appended to; none: download nothing
 * @param patience how long to wait in vain for a useful amount of data, all mirrors together
 * @param listener who is told, in lines, what is done and why
 */
public record MnistSources(
    List<Path> folders,
    Path cache,
    List<URI> mirrors,
    Duration patience,
    Consumer<String> listener) {

  private static final String MIRRORS =
      "https://ossci-datasets.s3.amazonaws.com/mnist/,"
          + "https://storage.googleapis.com/cvdf-datasets/mnist/";

  /** Copies the lists. */
  public MnistSources {
    folders = List.copyOf(folders);
    mirrors = List.copyOf(mirrors);
  }

  /**
   * Returns the places that are looked at by default: the folder that the environment variable
   * {@code GATUN_DATA} names; the user's cache ({@code %LOCALAPPDATA%\gatun\mnist}, {@code
   * $XDG_CACHE_HOME/gatun/mnist} or {@code ~/.cache/gatun/mnist}); and two public mirrors, or those
   * that {@code GATUN_MNIST_MIRRORS} lists, separated by commas. Messages go to standard error.
   */
  public static MnistSources standard() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  static MnistSources of(Map<String, String> environment, Path home) {
    List<Path> folders = variable(environment, "GATUN_DATA").map(Path::of).stream().toList();
    Path caches =
        variable(environment, "LOCALAPPDATA")
            .or(() -> variable(environment, "XDG_CACHE_HOME"))
            .map(Path::of)
            .orElse(home.resolve(".cache"));
    List<URI> mirrors =
        Stream.of(environment.getOrDefault("GATUN_MNIST_MIRRORS", MIRRORS).split(","))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .map(s -> URI.create(s.endsWith("/") ? s : s + "/"))
            .toList();
    Path cache = caches.resolve("gatun").resolve("mnist");
    return new MnistSources(folders, cache, mirrors, Duration.ofSeconds(5), System.err::println);
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Sets who is told what is done. */
  public MnistSources listener(Consumer<String> lines) {
    return new MnistSources(folders, cache, mirrors, patience, lines);
  }
}
