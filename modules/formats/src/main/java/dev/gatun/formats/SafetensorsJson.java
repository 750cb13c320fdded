package dev.gatun.formats;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object in the header of a safetensors file: names to {@code {"dtype": "F32", "shape":
 * [2, 3], "data_offsets": [0, 24]}}, and {@code "__metadata__"} to an object of texts.
 */
final class SafetensorsJson {
  /** The name that no tensor may have. */
  static final String METADATA = "__metadata__";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(SafetensorsHeader.LIMIT)
                  .maxNameLength(SafetensorsHeader.LIMIT)
                  .maxNestingDepth(16)
                  .build())
          .build();

  private final JsonParser in;

  private SafetensorsJson(JsonParser in) {
    this.in = in;
  }

  /**
   * Reads a header.
   *
   * @param bytes its length, with the prefix
   * @throws FormatException if it is not JSON, or not what the format asks for
   */
  static SafetensorsHeader parse(String json, long bytes) throws IOException {
    try (JsonParser in = JSON.createParser(json)) {
      return new SafetensorsJson(in).header(bytes);
    } catch (JsonProcessingException e) {
      throw new FormatException("the header is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private SafetensorsHeader header(long bytes) throws IOException {
    List<SafetensorsEntry> entries = new ArrayList<>();
    Map<String, String> metadata = Map.of();
    Set<String> names = new HashSet<>();
    in.nextToken();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = uniqueName(names);
      in.nextToken();
      if (name.equals(METADATA)) metadata = metadata();
      else entries.add(entry(name));
    }
    if (in.nextToken() != null) {
      throw new FormatException("the header goes on after its JSON object; expected only spaces");
    }
    return new SafetensorsHeader(entries, metadata, bytes);
  }

  private String uniqueName(Set<String> names) throws IOException {
    String name = text(in.currentName());
    if (!names.add(name)) {
      throw new FormatException("the header has '" + name + "' twice in one object");
    }
    return name;
  }

  /** Returns {@code s}, which must have a UTF-8 form: no half of a surrogate pair alone. */
  private static String text(String s) throws FormatException {
    if (!Texts.isUnicode(s)) {
      throw new FormatException("the header has a text with an unpaired surrogate");
    }
    return s;
  }

  private Map<String, String> metadata() throws IOException {
    expect(JsonToken.START_OBJECT, METADATA + ": expected an object of texts");
    Map<String, String> metadata = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = uniqueName(names);
      in.nextToken();
      expect(JsonToken.VALUE_STRING, METADATA + ": '" + name + "' is not a text");
      metadata.put(name, text(in.getText()));
    }
    return metadata;
  }

  private SafetensorsEntry entry(String name) throws IOException {
    try {
      return entryFields(name);
    } catch (FormatException e) {
      throw e.at(SafetensorsEntry.title(name));
    }
  }

  private SafetensorsEntry entryFields(String name) throws IOException {
    expect(JsonToken.START_OBJECT, "expected an object with dtype, shape and data_offsets");
    String dtype = null;
    long[] sizes = null;
    long[] offsets = null;
    Set<String> names = new HashSet<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String field = uniqueName(names);
      in.nextToken();
      switch (field) {
        case "dtype" -> {
          expect(JsonToken.VALUE_STRING, "dtype is not a text");
          dtype = in.getText();
        }
        case "shape" -> sizes = numbers("shape", Shapes.MAX_RANK);
        case "data_offsets" -> offsets = numbers("data_offsets", 2);
        default -> in.skipChildren();
      }
    }
    SafetensorsType type = SafetensorsType.parse(present(dtype, "dtype"));
    long[] range = present(offsets, "data_offsets");
    if (range.length != 2) {
      throw new FormatException("data_offsets " + Arrays.toString(range) + " are not two numbers");
    }
    var shape = Shapes.of(present(sizes, "shape"), type.bytes());
    return new SafetensorsEntry(name, type, shape, range[0], range[1]);
  }

  private static <T> T present(@Nullable T value, String field) throws FormatException {
    if (value == null) throw new FormatException("the field " + field + " is missing");
    return value;
  }

  private long[] numbers(String field, int limit) throws IOException {
    expect(JsonToken.START_ARRAY, field + " is not a list of whole numbers");
    long[] numbers = new long[limit];
    int n = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      expect(JsonToken.VALUE_NUMBER_INT, field + " is not a list of whole numbers");
      if (n == limit) {
        throw new FormatException(field + " has more than " + limit + " numbers");
      }
      if (in.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw new FormatException(field + " overflows: " + in.getText() + " is beyond 63 bits");
      }
      numbers[n++] = in.getLongValue();
    }
    return Arrays.copyOf(numbers, n);
  }

  private void expect(JsonToken token, String otherwise) throws FormatException {
    if (in.currentToken() != token) throw new FormatException(otherwise);
  }

  /** Returns the header's JSON, padded with spaces to a multiple of 8 bytes. */
  static byte[] write(List<SafetensorsEntry> entries, Map<String, String> metadata)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      if (!metadata.isEmpty()) writeMetadata(metadata, out);
      for (SafetensorsEntry e : entries) writeEntry(e, out);
      out.writeEndObject();
    }
    while (bytes.size() % 8 != 0) bytes.write(' ');
    return bytes.toByteArray();
  }

  private static void writeMetadata(Map<String, String> metadata, JsonGenerator out)
      throws IOException {
    out.writeObjectFieldStart(METADATA);
    for (var e : metadata.entrySet()) out.writeStringField(e.getKey(), e.getValue());
    out.writeEndObject();
  }

  private static void writeEntry(SafetensorsEntry e, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(e.name());
    out.writeStringField("dtype", e.type().name());
    out.writeFieldName("shape");
    long[] sizes = e.shape().toArray();
    out.writeArray(sizes, 0, sizes.length);
    out.writeFieldName("data_offsets");
    out.writeArray(new long[] {e.begin(), e.end()}, 0, 2);
    out.writeEndObject();
  }
}
