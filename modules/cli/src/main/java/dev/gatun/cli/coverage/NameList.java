package dev.gatun.cli.coverage;

import dev.gatun.cli.coverage.NameGroup.Name;
import dev.gatun.cli.coverage.NameGroup.Place;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the list of names, whose form its first lines explain. */
final class NameList {

  private static final String CASES = " + cases";

  private final List<NameGroup> groups = new ArrayList<>();
  private String section = "";
  private boolean cases;

  private NameList() {}

  /** The groups of the list that is part of Gatun. */
  static List<NameGroup> standard() throws IOException {
    try (InputStream in = NameList.class.getResourceAsStream("names.txt")) {
      return parse(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The groups of a list. */
  static List<NameGroup> parse(String text) {
    var list = new NameList();
    text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(list::line);
    return List.copyOf(list.groups);
  }

  private void line(String line) {
    if (line.startsWith("= ")) {
      cases = line.endsWith(CASES);
      section = line.substring(2).replace(CASES, "");
    } else if (line.startsWith(" ")) {
      add(line.strip());
    } else {
      int colon = line.lastIndexOf(": ");
      Place place = place(line.substring(colon + 2).split(" "));
      groups.add(new NameGroup(section, cases, line.substring(0, colon), place, List.of()));
    }
  }

  private void add(String names) {
    NameGroup group = groups.removeLast();
    boolean types = group.place() instanceof Place.Types;
    List<Name> all =
        Stream.concat(
                group.names().stream(),
                Arrays.stream(names.split(" +")).map(name -> name(name, types)))
            .toList();
    groups.add(new NameGroup(group.section(), group.cases(), group.title(), group.place(), all));
  }

  private static Name name(String text, boolean type) {
    List<String> parts = List.of(text.split("/"));
    List<String> here =
        type ? parts : parts.stream().map(NameList::method).collect(Collectors.toList());
    return new Name(parts.getFirst(), List.copyOf(here));
  }

  /** What PyTorch's {@code nn.utils.clip_grad_norm_} is called here: {@code clipGradNorm}. */
  static String method(String reference) {
    String[] words = reference.substring(reference.lastIndexOf('.') + 1).split("_");
    return words[0]
        + Arrays.stream(words)
            .skip(1)
            .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
            .collect(Collectors.joining());
  }

  private static Place place(String... words) {
    Set<String> more = Arrays.stream(words).skip(2).collect(Collectors.toUnmodifiableSet());
    String kind = String.join(" ", Arrays.copyOf(words, Math.min(2, words.length)));
    return switch (kind) {
      case "types", "types in" -> new Place.Types(more);
      case "methods", "methods in" -> new Place.Methods(more);
      case "methods of" -> new Place.MethodsOf(words[2]);
      default -> throw new IllegalArgumentException("names.txt: where is '" + kind + "'?");
    };
  }
}
