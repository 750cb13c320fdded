package dev.gatun.architecture;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One module of Gatun: where its folder is, and which modules it may know, which are those below.
 *
 * @param folder from the root of the repository
 * @param module the name in its module descriptor
 * @param below the modules that its code may use
 */
record Floor(String folder, String module, Set<String> below) {

  /** The whole house, lowest floor first. */
  static final List<Floor> ALL =
      List.of(
          floor("tensor"),
          floor("autograd", "tensor"),
          floor("nn", "tensor", "autograd"),
          floor("optim", "tensor", "autograd"),
          floor("data", "tensor"),
          floor("modules/formats", "tensor"),
          floor("modules/gradcheck", "tensor", "autograd"),
          roof("modules/train"),
          roof("modules/gatun", "gradcheck", "train"),
          roof("samples", "gradcheck", "train", "gatun"),
          roof("modules/benchmarks", "gradcheck", "train", "gatun"),
          roof("modules/cli", "gradcheck", "train", "gatun", "benchmarks"));

  private static Floor roof(String folder, String... more) {
    Stream<String> floors = Stream.of("tensor", "autograd", "nn", "optim", "data", "formats");
    return floor(folder, Stream.concat(floors, Stream.of(more)).toArray(String[]::new));
  }

  private static Floor floor(String folder, String... below) {
    String name = folder.substring(folder.indexOf('/') + 1);
    return new Floor(
        folder,
        moduleName(name),
        Stream.of(below).map(Floor::moduleName).collect(Collectors.toUnmodifiableSet()));
  }

  private static String moduleName(String name) {
    return name.equals("gatun") ? "dev.gatun" : "dev.gatun." + name;
  }

  /** Whether the package of this name belongs to this module. */
  boolean owns(String packageName) {
    return packageName.equals(module)
        || (!module.equals("dev.gatun") && packageName.startsWith(module + "."));
  }
}
