package org.vospace.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vospace.TestDatabase;
import org.vospace.access.Caller;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.launcher.EmbeddedDatabase;
import org.vospace.model.Detail;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.NodeType;
import org.vospace.model.Property;
import org.vospace.model.PropertyChange;
import org.vospace.model.Vocabulary;
import org.vospace.persistence.SchemaFixture;

/** The operations on nodes over a real database. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeTreeTest {
  private static final Caller ALICE = new Caller("alice", Set.of("staff"), false);
  private static final Caller BOB = new Caller("bob", Set.of("staff"), false);
  private static final String TITLE = "ivo://ivoa.net/vospace/core#title";

  private EntityManagerFactory entityManagers;
  private TestSpace space;

  @BeforeAll
  void open(EmbeddedDatabase database) {
    SchemaFixture.migrate(database.dataSource());
    entityManagers = TestDatabase.entityManagers(database);
    space = new TestSpace(entityManagers);
    space.create(TestSpace.ADMIN, "/tree", NodeType.CONTAINER_NODE, publicRead());
  }

  @AfterAll
  void close() {
    assertThat(space.inTransaction(TreeAudit::of).values()).containsOnly(0L);
    entityManagers.close();
  }

  @Test
  @DisplayName("CN-02 what was created is what is read")
  void createNodeThenGetNode() {
    space.create(
        TestSpace.ADMIN, "/tree/a b", NodeType.DATA_NODE, new PropertyChange(TITLE, "x < y"));
    Node node = get("/tree/a%20b");
    assertThat(node.type()).isEqualTo(NodeType.DATA_NODE);
    assertThat(node.uri()).hasToString("vos://example.org~vospace/tree/a%20b");
    assertThat(node.properties()).contains(new Property(TITLE, "x < y", false));
  }

  @Test
  @DisplayName("CN-04 a taken name is DuplicateNode")
  void createNodeTwice() {
    space.create(TestSpace.ADMIN, "/tree/twice", NodeType.CONTAINER_NODE);
    assertFault(
        Fault.DUPLICATE_NODE,
        () -> space.create(TestSpace.ADMIN, "/tree/twice", NodeType.DATA_NODE));
  }

  @Test
  @DisplayName("CN-07 DN-04 a link among the ancestors is LinkFound")
  void linkAmongTheAncestors() {
    space.create(TestSpace.ADMIN, "/tree/link", NodeType.LINK_NODE);
    assertFault(
        Fault.LINK_FOUND,
        () -> space.create(TestSpace.ADMIN, "/tree/link/x/y", NodeType.DATA_NODE));
    assertFault(Fault.LINK_FOUND, () -> space.delete(TestSpace.ADMIN, "/tree/link/x"));
  }

  @Test
  @DisplayName("the database refuses a child of what is no container")
  void childOfADataNodeIsRefusedByTheDatabase() {
    space.create(TestSpace.ADMIN, "/tree/file", NodeType.DATA_NODE);
    assertThatThrownBy(
            () ->
                space.inTransaction(
                    entities ->
                        entities
                            .createNativeQuery(
                                "INSERT INTO node (parent_id, name, type, owner)"
                                    + " SELECT id, 'x', 'DataNode', 'x' FROM node"
                                    + " WHERE name = 'file'")
                            .executeUpdate()))
        .hasMessageContaining("node_parent");
  }

  @Test
  @DisplayName("P-16 a refused setNode leaves everything as it was")
  void setNodeIsAtomic() {
    space.create(
        TestSpace.ADMIN, "/tree/atomic", NodeType.DATA_NODE, new PropertyChange(TITLE, "old"));
    assertFault(
        Fault.PERMISSION_DENIED,
        () ->
            space.set(
                TestSpace.ADMIN,
                "/tree/atomic",
                new PropertyChange(TITLE, "new"),
                new PropertyChange(Vocabulary.LENGTH, "17")));
    assertThat(get("/tree/atomic").properties()).contains(new Property(TITLE, "old", false));
  }

  @Test
  @DisplayName("DN-02 a deleted container goes with all below, and is swept")
  void deleteNodeDetachesAndTheSweepRemoves() {
    space.create(TestSpace.ADMIN, "/tree/gone", NodeType.CONTAINER_NODE);
    space.create(TestSpace.ADMIN, "/tree/gone/deep", NodeType.CONTAINER_NODE);
    space.create(
        TestSpace.ADMIN, "/tree/gone/deep/f", NodeType.DATA_NODE, new PropertyChange("urn:x", "1"));
    assertThat(space.run(NodeService::propertiesInUse)).contains("urn:x");
    space.delete(TestSpace.ADMIN, "/tree/gone");
    assertFault(Fault.NODE_NOT_FOUND, () -> get("/tree/gone/deep"));
    assertThat(space.run(NodeService::propertiesInUse)).doesNotContain("urn:x");
    sweep();
    assertThat(
            space.<Number>inTransaction(
                entities ->
                    (Number)
                        entities
                            .createNativeQuery("SELECT count(*) FROM node WHERE parent_id = 2")
                            .getSingleResult()))
        .isEqualTo(0L);
  }

  @Test
  @DisplayName("DN-06 somebody else's container below makes the whole deletion fail")
  void deleteNodeLooksAtEverythingBelow() {
    space.create(
        TestSpace.ADMIN,
        "/tree/shared",
        NodeType.CONTAINER_NODE,
        publicRead(),
        new PropertyChange(Vocabulary.GROUP_WRITE, "staff"));
    space.create(
        ALICE,
        "/tree/shared/a",
        NodeType.CONTAINER_NODE,
        new PropertyChange(Vocabulary.GROUP_WRITE, "staff"));
    space.create(BOB, "/tree/shared/a/b", NodeType.CONTAINER_NODE);
    assertFault(Fault.PERMISSION_DENIED, () -> space.delete(ALICE, "/tree/shared/a"));
    assertThat(get("/tree/shared/a/b").type()).isEqualTo(NodeType.CONTAINER_NODE);
    space.delete(BOB, "/tree/shared/a/b");
    space.delete(ALICE, "/tree/shared/a");
  }

  @Test
  @DisplayName("MV-10 MV-11 a move takes the subtree, and never goes below itself")
  void moveNode() {
    space.create(TestSpace.ADMIN, "/tree/from", NodeType.CONTAINER_NODE);
    space.create(TestSpace.ADMIN, "/tree/from/c", NodeType.CONTAINER_NODE);
    space.create(TestSpace.ADMIN, "/tree/from/c/f", NodeType.DATA_NODE);
    space.create(TestSpace.ADMIN, "/tree/to", NodeType.CONTAINER_NODE);
    assertFault(
        Fault.INVALID_URI, () -> space.move(TestSpace.ADMIN, "/tree/from", "/tree/from/c/x"));
    assertThat(space.move(TestSpace.ADMIN, "/tree/from", "/tree/to"))
        .hasToString("vos://example.org~vospace/tree/to/from");
    assertThat(get("/tree/to/from/c/f").type()).isEqualTo(NodeType.DATA_NODE);
    assertFault(Fault.NODE_NOT_FOUND, () -> get("/tree/from"));
    space.move(TestSpace.ADMIN, "/tree/to/from", "/tree/fromage");
    assertThat(get("/tree/fromage/c/f").type()).isEqualTo(NodeType.DATA_NODE);
  }

  @Test
  @DisplayName("GN-08 pages follow each other without gap or repetition")
  void childrenByPages() {
    space.create(TestSpace.ADMIN, "/tree/many", NodeType.CONTAINER_NODE);
    for (String name : List.of("b", "B", "é", "a", "%F0%9F%9A%80")) {
      space.create(TestSpace.ADMIN, "/tree/many/" + name, NodeType.DATA_NODE);
    }
    FoundNode many =
        space.run(
            nodes -> nodes.getNode(TestSpace.ADMIN, NodePath.parse("/tree/many"), Detail.MIN));
    assertThat(names(many, "", true)).containsExactly("B", "a", "b");
    assertThat(names(many, "b", false)).containsExactly("é", "🚀");
    assertThat(names(many, "aa", true)).containsExactly("b", "é", "🚀");
  }

  private List<String> names(FoundNode container, String from, boolean inclusive) {
    List<Node> page =
        space.run(
            nodes -> nodes.children(TestSpace.ADMIN, container, from, inclusive, 3, Detail.MIN));
    return page.stream().map(node -> node.uri().path().name()).toList();
  }

  private Node get(String path) {
    return space
        .run(nodes -> nodes.getNode(TestSpace.ADMIN, NodePath.parse(path), Detail.MAX))
        .node();
  }

  private void sweep() {
    int went;
    do {
      went =
          space.inTransaction(
              entities -> {
                TrashDao trash = new TrashDao(entities);
                return trash.deleteLeaves(Duration.ZERO, 100)
                    + trash.deleteEmptyContainers(Duration.ZERO, 100);
              });
    } while (went > 0);
  }

  private static PropertyChange publicRead() {
    return new PropertyChange(Vocabulary.PUBLIC_READ, "true");
  }

  private static void assertFault(Fault fault, Runnable operation) {
    assertThatThrownBy(operation::run)
        .isInstanceOfSatisfying(
            VospaceException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }
}
