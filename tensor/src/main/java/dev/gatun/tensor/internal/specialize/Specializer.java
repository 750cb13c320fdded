package dev.gatun.tensor.internal.specialize;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Makes copies of a template class, each with a constant of its own that the compiler folds.
 *
 * <p>HotSpot compiles one body of a method for all its callers, so a loop shared between element
 * types or operations pays for every one of them. A hidden class made from the same bytes has its
 * own bodies, and what it reads with {@link MethodHandles#classData} into a static final field is a
 * constant to the compiler: a {@code switch} over it disappears. The template is an ordinary final
 * class with a public constructor without parameters; it must not contain lambdas or nested
 * classes.
 */
public final class Specializer {
  private Specializer() {}

  /**
   * Returns a new instance of a copy of {@code template}, whose class data is {@code data}.
   *
   * @param lookup a lookup with full access in the template's package
   * @param suffix what to append to the class's name, so that profilers tell the copies apart
   * @param type an interface or base class of the template
   */
  public static <T> T specialize(
      MethodHandles.Lookup lookup, Class<?> template, String suffix, Object data, Class<T> type) {
    try {
      byte[] bytes = rename(bytes(template), template.getName().replace('.', '/'), suffix);
      var hidden = lookup.defineHiddenClassWithClassData(bytes, data, true);
      var constructor =
          hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class));
      return type.cast(constructor.invoke());
    } catch (Throwable e) {
      throw new IllegalStateException("cannot specialise " + template.getName() + suffix, e);
    }
  }

  /**
   * Returns the class data of the copy whose static initialiser calls this, for a static final
   * field.
   *
   * @param lookup the copy's own {@code MethodHandles.lookup()}
   */
  public static <T> T constant(MethodHandles.Lookup lookup, Class<T> type) {
    try {
      return MethodHandles.classData(lookup, "_", type);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(lookup + " is not the lookup of a specialised copy", e);
    }
  }

  private static byte[] bytes(Class<?> template) throws IOException {
    String file = template.getSimpleName() + ".class";
    try (InputStream in = template.getResourceAsStream(file)) {
      if (in == null) throw new IOException("no " + file + " beside " + template);
      return in.readAllBytes();
    }
  }

  /** Rewrites the one constant that holds the class's name (JVMS 4.4). */
  private static byte[] rename(byte[] bytes, String name, String suffix) {
    try (var in = new DataInputStream(new java.io.ByteArrayInputStream(bytes))) {
      var out = new ByteArrayOutputStream(bytes.length + suffix.length());
      var data = new DataOutputStream(out);
      data.writeLong(in.readLong());
      int count = in.readUnsignedShort();
      data.writeShort(count);
      for (int i = 1; i < count; i++) {
        int tag = in.readUnsignedByte();
        data.writeByte(tag);
        if (tag == 1) {
          String text = in.readUTF();
          data.writeUTF(text.equals(name) ? name + suffix : text);
        } else {
          data.write(in.readNBytes(constantBytes(tag)));
          if (tag == 5 || tag == 6) i++;
        }
      }
      in.transferTo(data);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int constantBytes(int tag) {
    return switch (tag) {
      case 7, 8, 16, 19, 20 -> 2;
      case 15 -> 3;
      case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
      case 5, 6 -> 8;
      default -> throw new IllegalArgumentException("unknown constant tag " + tag);
    };
  }
}
