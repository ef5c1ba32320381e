package org.vospace.blackbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Many clients that each have sent one request and wait for a word in the answer; one thread. */
final class Crowd implements AutoCloseable {
  private final Selector selector;
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(65_536);
  private final InetSocketAddress server;

  Crowd(Space space) {
    URI base = URI.create(space.base());
    server = new InetSocketAddress(base.getHost(), base.getPort());
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** More clients that ask for a resource, each on a connection of its own. */
  void join(int count, Caller caller, String url) {
    URI uri = URI.create(url);
    String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    byte[] request =
        ("GET "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + caller.authorization()
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    try {
      for (int i = 0; i < count; i++) {
        SocketChannel channel = SocketChannel.open(server);
        channel.write(ByteBuffer.wrap(request));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        channels.add(channel);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads until every client has seen the word.
   *
   * @return milliseconds until the last one had
   */
  double awaitWord(String word, Duration patience) {
    long begin = System.nanoTime();
    long end = begin + patience.toNanos();
    int left = channels.size();
    try {
      while (left > 0) {
        long wait = (end - System.nanoTime()) / 1_000_000;
        if (wait <= 0) {
          throw new AssertionError(left + " of " + channels.size() + " were not told " + word);
        }
        selector.select(wait);
        for (SelectionKey key : selector.selectedKeys()) {
          left -= read(key, word) ? 1 : 0;
        }
        selector.selectedKeys().clear();
      }
      return (System.nanoTime() - begin) / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether this client has seen the word now, for the first time. */
  private boolean read(SelectionKey key, String word) throws IOException {
    SocketChannel channel = (SocketChannel) key.channel();
    buffer.clear();
    int read = channel.read(buffer);
    if (read < 0) {
      key.cancel();
      return false;
    }
    String seen = key.attachment() == null ? "" : (String) key.attachment();
    String text = seen + new String(buffer.array(), 0, read, StandardCharsets.ISO_8859_1);
    key.attach(text);
    return !seen.contains(word) && text.contains(word);
  }

  @Override
  public void close() {
    try {
      for (SocketChannel channel : channels) {
        channel.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
