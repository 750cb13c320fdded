package dev.gatun.formats;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A change of a file's bytes at a place between 0, its start, and 1, its end.
 *
 * @param kind what happens there
 */
record Damage(Kind kind, double place, byte value) {
  enum Kind {
    REPLACE,
    INSERT,
    REMOVE,
    TRUNCATE
  }

  /** Returns random damage, half of it in the first fifth, where headers are. */
  static Arbitrary<List<Damage>> any() {
    Arbitrary<Double> places =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(0, 0.2), Arbitraries.doubles().between(0, 1));
    Arbitrary<Byte> values =
        Arbitraries.oneOf(
            Arbitraries.bytes(),
            Arbitraries.chars().with("0123456789-[](){}\"',: LTF<>|=").map(c -> (byte) (char) c));
    return Combinators.combine(Arbitraries.of(Kind.class), places, values)
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  /** Returns the damaged bytes. */
  static byte[] apply(List<Damage> damages, byte[] bytes) {
    List<Byte> list = new ArrayList<>();
    for (byte b : bytes) list.add(b);
    for (Damage d : damages) d.apply(list);
    byte[] result = new byte[list.size()];
    for (int i = 0; i < result.length; i++) result[i] = list.get(i);
    return result;
  }

  private void apply(List<Byte> bytes) {
    if (bytes.isEmpty()) return;
    int at = (int) Math.min(bytes.size() - 1, place * bytes.size());
    switch (kind) {
      case REPLACE -> bytes.set(at, value);
      case INSERT -> bytes.add(at, value);
      case REMOVE -> bytes.remove(at);
      case TRUNCATE -> bytes.subList(at, bytes.size()).clear();
    }
  }
}
