package dev.gatun.cli.coverage;

import java.util.List;
import java.util.Set;

/**
 * Some names that belong together.
 *
 * @param section what the group is a part of
 * @param cases whether conformance cases may bear these names
 * @param title of the group
 * @param place where Gatun would have them
 * @param names in the list's order
 */
record NameGroup(String section, boolean cases, String title, Place place, List<Name> names) {

  /**
   * A name of another framework.
   *
   * @param reference what it is called there
   * @param here what Gatun may call it, of which one is enough
   */
  record Name(String reference, List<String> here) {}

  /** Where names are looked for. */
  sealed interface Place {

    /** Public types of these packages, {@code nn} for {@code dev.gatun.nn}; of all if none. */
    record Types(Set<String> packages) implements Place {}

    /** Public methods of any public type of these packages. */
    record Methods(Set<String> packages) implements Place {}

    /** Public methods of one type. */
    record MethodsOf(String type) implements Place {}
  }

  /** The names that {@code inventory} lacks. */
  List<Name> missing(Inventory inventory) {
    return names.stream()
        .filter(name -> name.here().stream().noneMatch(here -> inventory.has(place, here)))
        .toList();
  }
}
