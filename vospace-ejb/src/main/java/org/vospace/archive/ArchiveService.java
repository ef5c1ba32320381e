package org.vospace.archive;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.vospace.content.Content;
import org.vospace.content.ContentService;
import org.vospace.node.DataRow;
import org.vospace.node.NodeTree;
import org.vospace.node.TreeNode;
import org.vospace.node.TreePage;
import org.vospace.storage.ByteRange;

/**
 * Packs containers (VOSpace 2.1 §3.4.5). The tree is read while it is sent, so an archive shows
 * each node as it was when its turn came; each file in it is whole.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ArchiveService {
  /** A page of each container on the way down is kept. */
  private static final int PAGE = 200;

  @EJB private ContentService content;
  @Inject private NodeTree tree;

  /**
   * Writes the container and all below it that its caller may read.
   *
   * @param out not closed
   * @throws IOException when the archive broke off: its end is missing then
   * @throws org.vospace.fault.VospaceException the same, when the store is to blame
   */
  public void pack(Packing packing, OutputStream out) throws IOException {
    ArchiveWriter writer = ArchiveWriter.of(packing.format(), out);
    writer.directory(packing.top(), Instant.now());
    Deque<Branch> way = new ArrayDeque<>();
    way.push(branch(packing, packing.container(), packing.top()));
    while (!way.isEmpty()) {
      Branch branch = way.peek();
      Branch.Child child = branch.next();
      if (child == null) {
        way.pop();
        continue;
      }
      DataRow row = child.node().data();
      String path = branch.path() + "/" + row.name();
      switch (child.node().type()) {
        case CONTAINER_NODE -> {
          writer.directory(path, row.mtime());
          way.push(branch(packing, child.node().id(), path));
        }
        case LINK_NODE -> link(packing, child.node(), path, writer);
        case NODE, DATA_NODE, UNSTRUCTURED_DATA_NODE, STRUCTURED_DATA_NODE ->
            file(child.content(), path, writer);
      }
    }
    writer.finish();
  }

  private Branch branch(Packing packing, long container, String path) {
    return new Branch(path, after -> page(packing, container, after));
  }

  private Branch.Page page(Packing packing, long container, String after) {
    TreePage page = tree.children(packing.caller(), container, after, PAGE);
    List<DataRow> rows =
        page.nodes().stream().filter(node -> node.type().hasBytes()).map(TreeNode::data).toList();
    Iterator<Content> contents = content.contents(rows).iterator();
    List<Branch.Child> children = new ArrayList<>(page.nodes().size());
    for (TreeNode node : page.nodes()) {
      children.add(new Branch.Child(node, node.type().hasBytes() ? contents.next() : null));
    }
    return new Branch.Page(children, page.last());
  }

  /** The bytes are opened before their header is written; once open they cannot be swept. */
  private void file(Content bytes, String path, ArchiveWriter writer) throws IOException {
    long length = bytes.length();
    try (InputStream in =
        length == 0
            ? InputStream.nullInputStream()
            : Channels.newInputStream(content.open(bytes, new ByteRange(0, length)))) {
      writer.file(path, bytes.lastModified(), length, in);
    }
  }

  /** A link is kept when it leads to something in the archive. */
  private void link(Packing packing, TreeNode node, String path, ArchiveWriter writer)
      throws IOException {
    var target =
        tree.linkTarget(node.id()).flatMap(uri -> RelativeLink.to(uri, packing.uri(), path));
    if (target.isPresent()) {
      writer.link(path, node.data().mtime(), target.get());
    }
  }
}
