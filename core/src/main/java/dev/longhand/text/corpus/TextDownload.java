package dev.longhand.text.corpus;

import dev.longhand.error.ErrorCode;
import dev.longhand.error.LonghandException;
import dev.longhand.error.Wording;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Fetches one text by HTTP, tried twice, within limits of size and time, and from one host only.
///
/// @param mostBytes the largest text
/// @param patience how long one try may take
record TextDownload(long mostBytes, Duration patience) {
  static final TextDownload USUAL = new TextDownload(64L << 20, Duration.ofMinutes(2));

  private static final int MOST_REDIRECTS = 5;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;
  private static final int SERVER_FAULTS = 500;

  TextDownload {
    Objects.requireNonNull(patience);
  }

  /// The bytes at an address; empty when the server has nothing there.
  ///
  /// @throws LonghandException with a code of the `NET` family
  Optional<byte[]> fetch(URI address) {
    try (HttpClient client = client()) {
      try {
        return follow(client, address);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(patience)
        .build();
  }

  private Optional<byte[]> follow(HttpClient client, URI address) {
    URI next = address;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      HttpResponse<byte[]> answer = answer(client, next);
      int status = answer.statusCode();
      if (status == OK) {
        requireText(answer, next);
        return Optional.of(answer.body());
      }
      if (status == NOT_FOUND || status == GONE) {
        return Optional.empty();
      }
      Optional<String> place = answer.headers().firstValue("location");
      if (status / 100 != 3 || place.isEmpty()) {
        throw refusedAnswer("the server answered " + status, next);
      }
      next = redirected(next, place.get());
    }
    throw refusedAnswer("the server leads round in a circle", address);
  }

  private static URI redirected(URI from, String place) {
    URI to;
    try {
      to = from.resolve(place);
    } catch (IllegalArgumentException noAddress) {
      throw refusedAnswer("the server leads to '" + Wording.escaped(place, 200) + "'", from);
    }
    boolean secure = "https".equals(to.getScheme()) || from.getScheme().equals(to.getScheme());
    if (!secure || !Objects.equals(from.getHost(), to.getHost())) {
      throw refusedAnswer(
          "the server leads elsewhere, to " + Wording.escaped(to.toString(), 200), from);
    }
    return to;
  }

  private HttpResponse<byte[]> answer(HttpClient client, URI address) {
    try {
      HttpResponse<byte[]> answer = once(client, address);
      return answer.statusCode() < SERVER_FAULTS ? answer : once(client, address);
    } catch (IOException first) {
      try {
        return once(client, address);
      } catch (IOException second) {
        throw unreachable(address, second);
      }
    }
  }

  private HttpResponse<byte[]> once(HttpClient client, URI address) throws IOException {
    var request =
        HttpRequest.newBuilder(address).header("User-Agent", "Longhand").timeout(patience).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), mostBytes));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw new IOException("no answer within " + patience.toSeconds() + " seconds", late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new LonghandException(
              ErrorCode.NET_INTERRUPTED,
              "fetching was interrupted; nothing was kept",
              address.toString(),
              "try again")
          .causedBy(interrupted);
    } catch (ExecutionException failed) {
      throw failure(address, failed);
    } finally {
      answer.cancel(true);
    }
  }

  private IOException failure(URI address, ExecutionException failed) {
    Throwable cause = failed.getCause();
    String reason = cause == null ? "" : String.valueOf(cause.getMessage());
    if (reason.contains("capacity")) {
      throw new LonghandException(
              ErrorCode.NET_TOO_LARGE,
              "the text is larger than " + Wording.count(mostBytes, "byte"),
              address.toString(),
              "fetch it by other means, and name the file")
          .causedBy(failed);
    }
    return cause instanceof IOException network ? network : new IOException(reason, failed);
  }

  private static void requireText(HttpResponse<?> answer, URI address) {
    String type = answer.headers().firstValue("content-type").orElse("text/plain");
    if (!type.toLowerCase(Locale.ROOT).startsWith("text/plain")) {
      throw notText(address);
    }
  }

  static LonghandException notText(URI address) {
    return new LonghandException(
        ErrorCode.NET_NOT_TEXT,
        "what the server sent is no plain text",
        address.toString(),
        "look at the address in a browser; there may be a notice for you");
  }

  private static LonghandException unreachable(URI address, IOException failed) {
    String reason = Objects.requireNonNullElse(failed.getMessage(), "no connection");
    return new LonghandException(
            ErrorCode.NET_UNREACHABLE,
            "the server cannot be reached: " + Wording.escaped(reason, SourceName.LENGTH),
            address.toString(),
            "check the connection, or fetch the text elsewhere and name the file")
        .causedBy(failed);
  }

  private static LonghandException refusedAnswer(String what, URI address) {
    return new LonghandException(
        ErrorCode.NET_ANSWER,
        what,
        address.toString(),
        "try again later, or look at it in a browser");
  }
}
