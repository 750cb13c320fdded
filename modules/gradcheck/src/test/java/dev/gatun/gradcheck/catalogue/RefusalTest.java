package dev.gatun.gradcheck.catalogue;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Misuse is refused with an exception that says what was passed. */
final class RefusalTest {

  @TestFactory
  Stream<DynamicTest> misuseIsRefused() {
    return Catalogue.ROWS.stream()
        .flatMap(
            row ->
                java.util.stream.IntStream.range(0, row.refusals().size())
                    .mapToObj(
                        i ->
                            DynamicTest.dynamicTest(
                                row.name() + " " + i, () -> check(row.refusals().get(i)))));
  }

  private static void check(Refusal refusal) {
    RuntimeException e = assertThrows(refusal.error(), refusal.attempt()::run);
    String message = String.valueOf(e.getMessage());
    for (String text : refusal.mentions()) {
      assertTrue(message.contains(text), "\"" + message + "\" does not mention " + text);
    }
  }
}
