package dev.gatun.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Downloads from a server of its own on the loopback interface. */
final class MnistDownloadTest {
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  @TempDir Path folder;
  private final Map<MnistFile, byte[]> files = new EnumMap<>(MnistFile.class);
  private final List<String> lines = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    files.put(MnistFile.TRAIN_IMAGES, IdxFiles.gzip(IdxFiles.images(30)));
    files.put(MnistFile.TRAIN_LABELS, IdxFiles.gzip(IdxFiles.labels(30)));
    files.put(MnistFile.TEST_IMAGES, IdxFiles.gzip(IdxFiles.images(10)));
    files.put(MnistFile.TEST_LABELS, IdxFiles.gzip(IdxFiles.labels(10)));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private URI mirror(String path, HttpHandler handler) {
    server.createContext(path, handler);
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getHostString() + ":" + at.getPort() + path);
  }

  private MnistSearch search(URI... mirrors) {
    Path cache = folder.resolve("cache");
    var sources = new MnistSources(List.of(), cache, List.of(mirrors), PATIENCE, lines::add);
    return new MnistSearch(sources, f -> PublishedFile.of(f.published().name(), files.get(f)));
  }

  private Mnist load(URI... mirrors) {
    return search(mirrors).inCacheOrDownloaded().orElseThrow();
  }

  /** Downloads in vain, keeps nothing, and returns what it says of that. */
  private String fails(URI... mirrors) throws IOException {
    MnistSearch search = search(mirrors);
    assertTrue(search.inCacheOrDownloaded().isEmpty());
    for (MnistFile f : MnistFile.values()) assertTrue(Files.notExists(cached(f)));
    noPartsAreLeft();
    return search.inVain().toString();
  }

  private byte[] asked(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    return files.entrySet().stream()
        .filter(e -> path.endsWith("/" + e.getKey().published().name()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private void good(HttpExchange exchange) throws IOException {
    send(exchange, 200, asked(exchange));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Test
  void downloadsOnceAndKeepsTheFiles() throws IOException {
    Mnist mnist = load(mirror("/good/", this::good));
    assertEquals(Mnist.Origin.DOWNLOAD, mnist.origin());
    assertEquals(30, mnist.train().size());
    assertEquals(1, lines.size());
    for (MnistFile f : MnistFile.values()) {
      assertArrayEquals(files.get(f), Files.readAllBytes(cached(f)));
    }
    assertEquals(Mnist.Origin.CACHE, load().origin());
    assertEquals(1, lines.size(), "nothing is told when the cache has all");
    noPartsAreLeft();
  }

  @Test
  void replacesADamagedFileOfTheCache() throws IOException {
    URI mirror = mirror("/good/", this::good);
    load(mirror);
    Files.write(cached(MnistFile.TEST_LABELS), new byte[] {1, 2, 3});
    assertEquals(Mnist.Origin.DOWNLOAD, load(mirror).origin());
    byte[] now = Files.readAllBytes(cached(MnistFile.TEST_LABELS));
    assertArrayEquals(files.get(MnistFile.TEST_LABELS), now);
  }

  @Test
  void refusesAFileWithAnotherDigest() throws IOException {
    URI liar =
        mirror(
            "/liar/",
            exchange -> {
              byte[] body = asked(exchange).clone();
              body[body.length / 2] ^= 1;
              send(exchange, 200, body);
            });
    String told = fails(liar);
    contains(told, "refused");
    contains(told, "SHA-256");
  }

  @Test
  void refusesAFileThatIsTooLong() throws IOException {
    URI endless =
        mirror(
            "/endless/",
            exchange -> {
              try (exchange) {
                exchange.sendResponseHeaders(200, 0);
                while (true) exchange.getResponseBody().write(new byte[1 << 16]);
              }
            });
    String told = fails(endless);
    contains(told, "more than the expected " + files.get(MnistFile.TRAIN_IMAGES).length + " bytes");
  }

  @Test
  void goesOnToTheNextMirror() {
    URI missing = mirror("/missing/", exchange -> send(exchange, 404, "no".getBytes("UTF-8")));
    URI closed = URI.create("http://127.0.0.1:1/");
    assertEquals(
        Mnist.Origin.DOWNLOAD, load(missing, closed, mirror("/good/", this::good)).origin());
  }

  @Test
  void saysWhatEachMirrorDid() throws IOException {
    URI missing = mirror("/missing/", exchange -> send(exchange, 404, "no".getBytes("UTF-8")));
    URI closed = URI.create("http://127.0.0.1:1/");
    String told = fails(missing, closed);
    contains(told, "HTTP status 404");
    contains(told, "no connection");
  }

  @Test
  void refusesATransferThatBreaksOff() throws IOException {
    URI breaking =
        mirror(
            "/breaking/",
            exchange -> {
              byte[] body = asked(exchange);
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body, 0, body.length / 2);
              exchange.getResponseBody().flush();
              throw new IOException("the server goes away");
            });
    String told = fails(breaking);
    contains(told, "not downloaded");
  }

  @Test
  void givesUpOnASilentServerInTime() throws IOException {
    givesUpInTime(mirror("/silent/", exchange -> sleep(20_000)));
  }

  @Test
  void givesUpOnATricklingServerInTime() throws IOException {
    givesUpInTime(
        mirror(
            "/slow/",
            exchange -> {
              exchange.sendResponseHeaders(200, asked(exchange).length);
              for (byte b : asked(exchange)) {
                exchange.getResponseBody().write(b);
                exchange.getResponseBody().flush();
                sleep(100);
              }
            }));
  }

  private void givesUpInTime(URI mirror) throws IOException {
    long start = System.nanoTime();
    String told = fails(mirror, mirror);
    double seconds = (System.nanoTime() - start) / 1e9;
    assertTrue(seconds > 1.4 && seconds < 4, seconds + " s with a patience of 1.5 s");
    contains(told, "bytes in 0.8 s");
  }

  private static void sleep(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void usesWhatItCannotKeep() throws IOException {
    Files.write(folder.resolve("cache"), new byte[0]);
    assertEquals(Mnist.Origin.DOWNLOAD, load(mirror("/good/", this::good)).origin());
    contains(lines.toString(), "Cannot keep train-images-idx3-ubyte.gz");
  }

  private Path cached(MnistFile f) {
    return folder.resolve("cache").resolve(f.published().name());
  }

  private static void contains(String told, String part) {
    assertTrue(told.contains(part), told);
  }

  private void noPartsAreLeft() throws IOException {
    try (var all = Files.walk(folder)) {
      assertEquals(List.of(), all.filter(p -> p.toString().endsWith(".part")).toList());
    }
  }
}
