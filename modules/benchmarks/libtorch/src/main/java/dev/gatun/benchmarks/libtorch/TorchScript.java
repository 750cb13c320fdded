package dev.gatun.benchmarks.libtorch;

import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Loads a TorchScript module from its source, which reaches the operators that DJL has no call for.
 * The archive is a zip file of stored entries: the version of the format, the source, and two
 * pickles, of the module object and of its (no) constants; see PyTorch's {@code
 * torch/csrc/jit/docs/serialization.md}.
 */
final class TorchScript {
  private static final byte[] NO_CONSTANTS = {(byte) 0x80, 2, ')', '.'};

  private TorchScript() {}

  /**
   * Loads a module without parameters.
   *
   * @param name the name of the class
   * @param forward its method {@code forward}, indented by two spaces
   */
  static PtSymbolBlock load(PtNDManager manager, String name, String forward) {
    String source =
        """
        class %s(Module):
          __parameters__ = []
          __buffers__ = []
          training : bool
        %s\
        """
            .formatted(name, forward);
    try {
      return JniUtils.loadModule(
          manager, new ByteArrayInputStream(archive(name, source)), false, false);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the module " + name, e);
    }
  }

  private static byte[] archive(String name, String source) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      store(zip, name + "/version", ascii("3\n"));
      store(zip, name + "/data.pkl", moduleObject(name));
      store(zip, name + "/constants.pkl", NO_CONSTANTS);
      store(zip, name + "/code/__torch__.py", ascii(source));
    }
    return bytes.toByteArray();
  }

  /** Pickles, in protocol 2, an object of the class whose only attribute is {@code training}. */
  private static byte[] moduleObject(String name) throws IOException {
    byte[] attribute = ascii("training");
    var pickle = new ByteArrayOutputStream();
    pickle.write(new byte[] {(byte) 0x80, 2});
    pickle.write(ascii("c__torch__\n" + name + "\n"));
    pickle.write(new byte[] {')', (byte) 0x81, '}', 'X', (byte) attribute.length, 0, 0, 0});
    pickle.write(attribute);
    pickle.write(new byte[] {(byte) 0x88, 's', 'b', '.'});
    return pickle.toByteArray();
  }

  private static void store(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
    var checksum = new CRC32();
    checksum.update(bytes);
    var entry = new ZipEntry(path);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(bytes);
    zip.closeEntry();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
