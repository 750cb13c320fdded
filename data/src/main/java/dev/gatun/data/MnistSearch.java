package dev.gatun.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks for the four files of MNIST in one place after another, and remembers where in vain. */
final class MnistSearch {
  private final MnistSources sources;
  private final Function<MnistFile, PublishedFile> published;
  private final List<String> inVain = new ArrayList<>();

  /** Creates a search for the files with the digests that {@code published} knows. */
  MnistSearch(MnistSources sources, Function<MnistFile, PublishedFile> published) {
    this.sources = sources;
    this.published = published;
  }

  /** Returns what was tried in vain. */
  List<String> inVain() {
    return inVain;
  }

  /** Returns the digits of the first folder that has the four files, if one has. */
  Optional<Mnist> inFolders() {
    for (Path folder : sources.folders()) {
      Optional<Mnist> found = inFolder(folder);
      if (found.isPresent()) return found;
      inVain.add("not in " + folder + " (" + missing(folder) + ")");
    }
    return Optional.empty();
  }

  /** Returns the digits of files in {@code folder} or in a folder {@code mnist} in it. */
  static Optional<Mnist> inFolder(Path folder) {
    for (Path place : List.of(folder, folder.resolve("mnist"))) {
      if (MnistFile.presentIn(place).size() < MnistFile.values().length) continue;
      Map<MnistFile, Idx> files = new EnumMap<>(MnistFile.class);
      for (MnistFile f : MnistFile.values()) files.put(f, Idx.read(f.in(place).orElseThrow()));
      return Optional.of(Mnist.of(files, Mnist.Origin.FILES, "MNIST from " + place));
    }
    return Optional.empty();
  }

  /** Says which of the files are not in {@code folder}. */
  static String missing(Path folder) {
    if (!Files.isDirectory(folder)) return "no such folder";
    List<MnistFile> there = new ArrayList<>(MnistFile.presentIn(folder));
    if (there.isEmpty()) there.addAll(MnistFile.presentIn(folder.resolve("mnist")));
    if (there.isEmpty()) return "none of the four files, such as train-images-idx3-ubyte.gz";
    List<String> names = new ArrayList<>();
    for (MnistFile f : MnistFile.values()) if (!there.contains(f)) names.add(f.published().name());
    return "no " + String.join(", no ", names);
  }

  /** Returns the digits of the cache, after what it lacks was downloaded into it. */
  Optional<Mnist> inCacheOrDownloaded() {
    Map<MnistFile, byte[]> files = new EnumMap<>(MnistFile.class);
    for (MnistFile f : MnistFile.values()) cached(f).ifPresent(bytes -> files.put(f, bytes));
    boolean complete = files.size() == MnistFile.values().length;
    if (!complete) {
      inVain.add("not in " + sources.cache());
      if (!download(files)) return Optional.empty();
    }
    Map<MnistFile, Idx> read = new EnumMap<>(MnistFile.class);
    files.forEach((f, bytes) -> read.put(f, Idx.read(f.published().name(), bytes)));
    var origin = complete ? Mnist.Origin.CACHE : Mnist.Origin.DOWNLOAD;
    return Optional.of(Mnist.of(read, origin, "MNIST from " + sources.cache()));
  }

  /** A file that is damaged counts as not there: it will be replaced. */
  private Optional<byte[]> cached(MnistFile file) {
    try {
      PublishedFile expected = published.apply(file);
      byte[] bytes = Files.readAllBytes(sources.cache().resolve(expected.name()));
      return Optional.of(bytes).filter(b -> PublishedFile.of(expected.name(), b).equals(expected));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private boolean download(Map<MnistFile, byte[]> files) {
    if (sources.mirrors().isEmpty()) {
      inVain.add("no mirror to download from");
      return false;
    }
    sources.listener().accept("Downloading MNIST (11.6 MB) into " + sources.cache() + " ...");
    try (var mirrors = new Mirrors(sources)) {
      for (MnistFile f : MnistFile.values()) {
        if (files.containsKey(f)) continue;
        Optional<byte[]> bytes = mirrors.fetch(published.apply(f));
        if (bytes.isEmpty()) {
          inVain.add("not downloaded (" + String.join("; ", mirrors.failures()) + ")");
          return false;
        }
        files.put(f, bytes.get());
        store(published.apply(f).name(), bytes.get());
      }
      return true;
    }
  }

  /** Where the cache cannot be written to, the next run will download again. */
  private void store(String name, byte[] bytes) {
    try {
      Files.createDirectories(sources.cache());
      WholeFile.write(sources.cache().resolve(name), bytes);
    } catch (IOException e) {
      sources.listener().accept("Cannot keep " + name + " for later: " + e);
    }
  }
}
