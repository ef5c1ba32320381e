package org.vospace.archive;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.vospace.content.Content;
import org.vospace.node.TreeNode;

/**
 * A container that is being packed, read page by page. A page that was read some time ago is read
 * again from where it stands: the bytes it names could have been replaced and swept meanwhile.
 */
final class Branch {
  /** Less than the least grace before which nothing is swept. */
  private static final long FRESH_NANOS = Duration.ofSeconds(10).toNanos();

  /**
   * A child.
   *
   * @param content its bytes; {@code null} of what is no data node
   */
  record Child(TreeNode node, Content content) {}

  /**
   * Some children.
   *
   * @param last the name after which the next page begins; {@code null} when this is the last one
   */
  record Page(List<Child> children, String last) {}

  private final String path;
  private final Function<String, Page> pages;
  private Page page;
  private int next;
  private long read;
  private String done = "";

  /**
   * @param path of the container in the archive
   * @param pages the page that begins after a name
   */
  Branch(String path, Function<String, Page> pages) {
    this.path = path;
    this.pages = pages;
  }

  String path() {
    return path;
  }

  /** The next child; {@code null} after the last one. */
  Child next() {
    if (page == null || System.nanoTime() - read > FRESH_NANOS) {
      turn(done);
    }
    while (next == page.children().size()) {
      if (page.last() == null) {
        return null;
      }
      turn(page.last());
    }
    Child child = page.children().get(next++);
    done = child.node().data().name();
    return child;
  }

  private void turn(String after) {
    read = System.nanoTime();
    page = pages.apply(after);
    next = 0;
  }
}
