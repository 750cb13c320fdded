package dev.gatun.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatun.formats.PythonLiteral.Dictionary;
import dev.gatun.formats.PythonLiteral.None;
import dev.gatun.formats.PythonLiteral.Sequence;
import dev.gatun.formats.PythonLiteral.Text;
import dev.gatun.formats.PythonLiteral.Truth;
import dev.gatun.formats.PythonLiteral.Tuple;
import dev.gatun.formats.PythonLiteral.Whole;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonParserTest {
  private static final PythonLiteral ONE = new Whole(1);

  @Test
  void readsScalars() throws FormatException {
    assertEquals(new Whole(0), PythonParser.parse("0"));
    assertEquals(new Whole(-12), PythonParser.parse(" -12 \n"));
    assertEquals(new Whole(3), PythonParser.parse("3L"));
    assertEquals(new Whole(Long.MAX_VALUE), PythonParser.parse("9223372036854775807"));
    assertEquals(new Truth(true), PythonParser.parse("True"));
    assertEquals(new Truth(false), PythonParser.parse("False"));
    assertEquals(new None(), PythonParser.parse("None"));
  }

  @Test
  void readsStringsInEitherQuotes() throws FormatException {
    assertEquals(new Text("<f8"), PythonParser.parse("'<f8'"));
    assertEquals(new Text("it's"), PythonParser.parse("\"it's\""));
    assertEquals(new Text("'\\\""), PythonParser.parse("'\\'\\\\\\\"'"));
    assertEquals(new Text(""), PythonParser.parse("''"));
  }

  @Test
  void tellsTuplesFromBrackets() throws FormatException {
    assertEquals(new Tuple(List.of()), PythonParser.parse("()"));
    assertEquals(new Tuple(List.of()), PythonParser.parse("( )"));
    assertEquals(ONE, PythonParser.parse("(1)"));
    assertEquals(new Tuple(List.of(ONE)), PythonParser.parse("(1,)"));
    assertEquals(new Tuple(List.of(ONE, ONE)), PythonParser.parse("( 1 ,1 )"));
    assertEquals(new Tuple(List.of(ONE, ONE)), PythonParser.parse("(1L,1L,)"));
  }

  @Test
  void readsListsAndDictionaries() throws FormatException {
    assertEquals(new Sequence(List.of()), PythonParser.parse("[]"));
    assertEquals(new Sequence(List.of(ONE, new Sequence(List.of()))), PythonParser.parse("[1,[]]"));
    assertEquals(new Dictionary(Map.of()), PythonParser.parse("{}"));
    assertEquals(
        new Dictionary(Map.of("a", ONE, "b", new Tuple(List.of()))),
        PythonParser.parse("{'a': 1, \"b\": (), }"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | found the end, expected a Python literal",
        "1 1 | found '1', expected the end",
        "(1 | found the end, expected ','",
        "(1 2) | found '2)', expected ','",
        "(,) | found ',)', expected a Python literal",
        "[1 | found the end, expected ','",
        "'a | found the end, expected the closing '",
        "'a\" | found the end, expected the closing '",
        "'\\x41' | after a backslash",
        "'\\ | after a backslash",
        "{'a' 1} | found '1}', expected ':'",
        "{1: 1} | found '1: 1}', expected a string as key",
        "{'a': 1, 'a': 2} | the key 'a' stands there twice",
        "{'a': 1 'b': 2} | expected ','",
        "- | does not fit in 63 bits",
        "1.5 | found '.5', expected the end",
        "0x10 | found 'x10', expected the end",
        "9223372036854775808 | does not fit in 63 bits",
        "true | found 'true', expected a Python literal",
        "Nonesuch | expected a Python literal",
        "__import__('os') | found '__import__('os')', expected a Python literal",
        "(1).bit_length() | expected the end",
        "2**62 | found '**62', expected the end",
      })
  void saysWhatItExpected(String source, String expected) {
    var e = assertThrows(FormatException.class, () -> PythonParser.parse(source));
    assertTrue(e.getMessage().contains(expected), e.getMessage());
  }

  @Test
  void refusesDeepNestingWithoutOverflowingTheStack() throws FormatException {
    PythonParser.parse("[".repeat(32) + "]".repeat(32));
    for (String open : List.of("[", "(", "{'a':")) {
      var e = assertThrows(FormatException.class, () -> PythonParser.parse(open.repeat(1_000_000)));
      assertTrue(e.getMessage().contains("more than 32 brackets"), e.getMessage());
    }
  }

  @Property
  void readsOrRefusesAnything(
      @ForAll
          @Chars({'\'', '"', '\\', '(', ')', '[', ']', '{', '}', ',', ':', ' ', '-', 'L', 'T'})
          @CharRange(from = '0', to = '9')
          String source) {
    try {
      PythonParser.parse(source);
    } catch (FormatException e) {
      assertTrue(e.getMessage().length() > 10);
    }
  }
}
