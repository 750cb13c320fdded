package dev.gatun.cli.coverage;

import dev.gatun.cli.coverage.NameGroup.Place;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The public types that Gatun's modules export, and their public methods. */
final class Inventory {

  private static final String PREFIX = "dev.gatun.";

  private record Type(String folder, String name, Set<String> methods) {}

  private final List<Type> types = new ArrayList<>();

  private Inventory() {}

  /** Looks at what {@code import module dev.gatun;} imports in this JVM. */
  static Inventory ofThisProgram() throws IOException {
    var boot = ModuleLayer.boot().configuration();
    Set<String> names =
        boot
            .findModule("dev.gatun")
            .orElseThrow(() -> new IllegalStateException("run this as ./gatun coverage"))
            .reference()
            .descriptor()
            .requires()
            .stream()
            .map(ModuleDescriptor.Requires::name)
            .collect(Collectors.toSet());
    return of(
        boot.modules().stream()
            .filter(module -> names.contains(module.name()))
            .map(module -> module.reference())
            .toList());
  }

  /** Looks at these modules, whose classes are there to be loaded. */
  static Inventory of(Collection<ModuleReference> modules) throws IOException {
    var inventory = new Inventory();
    for (ModuleReference module : modules) {
      if (module.descriptor().name().startsWith(PREFIX)) inventory.add(module);
    }
    return inventory;
  }

  private void add(ModuleReference module) throws IOException {
    Set<String> exported =
        module.descriptor().exports().stream()
            .filter(export -> !export.isQualified())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    try (ModuleReader reader = module.open();
        Stream<String> entries = reader.list()) {
      entries
          .filter(entry -> entry.endsWith(".class") && !entry.contains("$"))
          .map(entry -> entry.substring(0, entry.length() - ".class".length()).replace('/', '.'))
          .filter(name -> exported.contains(name.substring(0, Math.max(0, name.lastIndexOf('.')))))
          .forEach(this::add);
    }
  }

  private void add(String className) {
    try {
      Class<?> type = Class.forName(className, false, Inventory.class.getClassLoader());
      if (!Modifier.isPublic(type.getModifiers())) return;
      String folder = type.getPackageName().substring(PREFIX.length());
      types.add(new Type(folder, type.getSimpleName(), methods(type)));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(className + " is in its module but cannot be loaded", e);
    }
  }

  /** The names of the public methods; none where they speak of an optional library's types. */
  private static Set<String> methods(Class<?> type) {
    try {
      return Arrays.stream(type.getMethods())
          .filter(method -> method.getDeclaringClass() != Object.class)
          .map(Method::getName)
          .collect(Collectors.toUnmodifiableSet());
    } catch (NoClassDefFoundError optional) {
      return Set.of();
    }
  }

  /** Whether there is something of this name in this place. */
  boolean has(Place place, String name) {
    return switch (place) {
      case Place.Types(Set<String> packages) ->
          in(packages).anyMatch(type -> type.name().equals(name));
      case Place.Methods(Set<String> packages) ->
          in(packages).anyMatch(type -> type.methods().contains(name));
      case Place.MethodsOf(String owner) ->
          types.stream()
              .anyMatch(type -> type.name().equals(owner) && type.methods().contains(name));
    };
  }

  private Stream<Type> in(Set<String> packages) {
    return types.stream().filter(t -> packages.isEmpty() || packages.contains(t.folder()));
  }
}
