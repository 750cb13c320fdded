package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.tensor.Algebra;
import dev.gatun.tensor.Op;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue has a row for whatever there is. */
final class CompletenessTest {
  /** What operands are made of, and what rows of other names call. */
  private static final Set<String> NOT_OPERATIONS =
      Set.of("self", "apply", "applyAll", "shape", "dtype", "reduce");

  @Test
  void everyOperationHasARow() {
    Set<Object> covered =
        Catalogue.ROWS.stream()
            .filter(row -> row.covers() != null)
            .map(Row::covers)
            .collect(Collectors.toSet());
    List<Object> vocabulary = vocabulary(Op.class).toList();
    assertTrue(vocabulary.size() > 80, "the vocabulary: " + vocabulary);
    assertEquals(
        List.of(),
        vocabulary.stream().filter(op -> !covered.contains(op)).toList(),
        "add a row to the catalogue for each of these");
  }

  /** The constants of enums, the classes of records, and what users may implement. */
  private static Stream<Object> vocabulary(Class<?> type) {
    if (type.isEnum()) return Arrays.stream(type.getEnumConstants());
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CompletenessTest::vocabulary)
        : Stream.of(type);
  }

  @Test
  void everyMethodHasARow() {
    Set<String> methods =
        Arrays.stream(Algebra.class.getMethods())
            .filter(m -> !m.isSynthetic())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    methods.removeAll(NOT_OPERATIONS);
    assertTrue(methods.size() > 100, "the methods: " + methods);
    Catalogue.ROWS.forEach(row -> methods.remove(row.name().split(" ")[0]));
    assertEquals(Set.of(), methods, "add a row to the catalogue for each of these");
  }

  @Test
  void namesAreUnique() {
    List<String> names = Catalogue.ROWS.stream().map(Row::name).sorted().toList();
    assertEquals(names.stream().distinct().toList(), names);
  }
}
