package dev.gatun.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Downloads files. A mirror that fails, or lies, is not asked again. All mirrors together have the
 * sources' patience to send a useful amount of data; as long as they do, it begins anew.
 */
final class Mirrors implements AutoCloseable {
  /** Less than this in a mirror's share of the patience counts as nothing. */
  private static final int USEFUL_BYTES = 1 << 20;

  private final Deque<URI> mirrors;
  private final Duration share;
  private final List<String> failures = new ArrayList<>();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();

  Mirrors(MnistSources sources) {
    this.mirrors = new ArrayDeque<>(sources.mirrors());
    this.share = sources.patience().dividedBy(Math.max(1, mirrors.size()));
  }

  /** Returns the contents of a file, checked; nothing if no mirror has it. */
  Optional<byte[]> fetch(PublishedFile file) {
    while (!mirrors.isEmpty()) {
      URI from = mirrors.getFirst().resolve(file.name());
      try {
        return Optional.of(checked(file, download(from, file.bytes())));
      } catch (IOException e) {
        failures.add(from + ": " + e.getMessage());
        mirrors.removeFirst();
      }
    }
    return Optional.empty();
  }

  /** Returns what went wrong, an entry a mirror. */
  List<String> failures() {
    return failures;
  }

  private static byte[] checked(PublishedFile file, byte[] contents) throws IOException {
    var found = PublishedFile.of(file.name(), contents);
    if (found.equals(file)) return contents;
    throw new IOException(
        "refused, since its %d bytes have the SHA-256 %s, expected %d with %s"
            .formatted(found.bytes(), found.sha256(), file.bytes(), file.sha256()));
  }

  private byte[] download(URI from, int expected) throws IOException {
    var body = new Body(expected);
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(from).build(),
            info ->
                info.statusCode() == 200
                    ? BodySubscribers.ofByteArrayConsumer(body)
                    : BodySubscribers.replacing(null));
    try {
      int status = await(answer, body).statusCode();
      if (status != 200) throw new IOException("HTTP status " + status);
      return body.toByteArray();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IOException(reason(e), e);
    } finally {
      answer.cancel(true);
    }
  }

  private <T> T await(CompletableFuture<T> answer, Body body)
      throws IOException, InterruptedException, ExecutionException {
    while (true) {
      int before = body.size();
      try {
        return answer.get(share.toNanos(), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        int after = body.size();
        if (after - before < USEFUL_BYTES) {
          String seconds = "%.1f s".formatted(share.toNanos() / 1e9);
          throw new IOException("only " + (after - before) + " bytes in " + seconds, e);
        }
      }
    }
  }

  private static String reason(ExecutionException e) {
    Throwable cause = e.getCause() == null ? e : e.getCause();
    if (cause instanceof ConnectException) return "no connection";
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /** Does not wait for connections that hang. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  /** Takes what arrives, but not more than expected. */
  private static final class Body implements Consumer<Optional<byte[]>> {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int expected;

    Body(int expected) {
      this.expected = expected;
    }

    @Override
    public synchronized void accept(Optional<byte[]> more) {
      byte[] part = more.orElse(new byte[0]);
      if (part.length > expected - bytes.size()) {
        throw new IllegalStateException("more than the expected " + expected + " bytes");
      }
      bytes.writeBytes(part);
    }

    synchronized int size() {
      return bytes.size();
    }

    synchronized byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }
}
