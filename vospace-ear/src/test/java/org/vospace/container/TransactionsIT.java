package org.vospace.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.content.Incoming;
import org.vospace.content.Media;
import org.vospace.fault.Fault;
import org.vospace.fault.VospaceException;
import org.vospace.job.JobService;
import org.vospace.model.Detail;
import org.vospace.model.ExecutionPhase;
import org.vospace.model.Job;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.NodeRequest;
import org.vospace.model.NodeType;
import org.vospace.model.PropertyChange;
import org.vospace.model.Protocol;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.node.NodeService;
import org.vospace.storage.Backend;
import org.vospace.storage.BackendKind;
import org.vospace.storage.BackendSettings;
import org.vospace.storage.StorageBackend;
import org.vospace.storage.StoredObject;
import org.vospace.storage.WriteRequest;
import org.vospace.transfer.Endpoints;
import org.vospace.transfer.Push;
import org.vospace.transfer.TransferService;

/**
 * The services as the container runs them: what CDI injects, and where a transaction begins and
 * ends. The application without its web room is deployed a second time, with this class in it.
 */
@ExtendWith(ArquillianExtension.class)
class TransactionsIT {
  private static final Caller ADMIN = new Caller("admin", Set.of("vospace-admin"), true);
  private static final Endpoints ENDPOINTS = new Endpoints(URI.create("http://localhost/vospace"));

  @EJB private NodeService nodes;
  @EJB private TransferService transfers;
  @EJB private JobService jobs;
  @Inject private VospaceConfig config;
  @Inject private UserTransaction transaction;

  @Inject
  @Backend("posix")
  private BackendKind posix;

  private NodePath path;

  @Deployment
  static EnterpriseArchive application() {
    EnterpriseArchive ear =
        ShrinkWrap.create(ZipImporter.class, "vospace-container-tests.ear")
            .importFrom(new File(System.getProperty("vospace.ear")))
            .as(EnterpriseArchive.class);
    ear.delete("/vospace-web.war");
    ear.delete("/META-INF/application.xml");
    ear.delete("/META-INF/jboss-deployment-structure.xml");
    return ear.addAsModule(
        ShrinkWrap.create(WebArchive.class, "vospace-container-tests.war")
            .addClass(TransactionsIT.class)
            .addAsWebInfResource(
                new StringAsset(
                    "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
                        + " bean-discovery-mode=\"all\"/>"),
                "beans.xml"));
  }

  @BeforeEach
  void choosePath() {
    path = NodePath.ROOT.child("container-" + UUID.randomUUID());
  }

  private String uri(NodePath node) {
    return "vos://" + config.authority() + node.encoded();
  }

  private Node create(NodePath node, NodeType type, PropertyChange... properties) {
    return nodes.createNode(
        ADMIN, node, new NodeRequest(uri(node), type, List.of(properties), null));
  }

  private void assertMissing(NodePath node) {
    VospaceException fault =
        assertThrows(VospaceException.class, () -> nodes.getNode(ADMIN, node, Detail.MIN));
    assertEquals(Fault.NODE_NOT_FOUND, fault.fault());
  }

  @Test
  @DisplayName("a kind of back end is found by its qualifier, and opens one that takes bytes")
  void backendByQualifier() throws Exception {
    String key = UUID.randomUUID().toString();
    StorageBackend backend = posix.open(BackendSettings.ofProcess("posix"));
    StoredObject stored =
        backend.write(
            new WriteRequest(key, "name", null, OptionalLong.of(3), Map.of(), List.of()),
            new ByteArrayInputStream(new byte[3]));
    assertEquals(3, stored.length());
    backend.delete(key);
  }

  @Test
  @DisplayName("an operation joins the transaction of its caller and is undone with it")
  void rolledBackWithCaller() throws Exception {
    transaction.begin();
    create(path, NodeType.CONTAINER_NODE);
    assertEquals(Status.STATUS_ACTIVE, transaction.getStatus());
    transaction.rollback();
    assertMissing(path);
  }

  @Test
  @DisplayName("an operation without a caller's transaction is one of its own")
  void ownTransaction() throws Exception {
    create(path, NodeType.CONTAINER_NODE);
    assertEquals(Status.STATUS_NO_TRANSACTION, transaction.getStatus());
    assertEquals(path, nodes.getNode(ADMIN, path, Detail.MIN).node().uri().path());
    nodes.deleteNode(ADMIN, path);
    assertMissing(path);
  }

  @Test
  @DisplayName("a fault undoes the transaction, and arrives unwrapped")
  void faultRollsBack() throws Exception {
    transaction.begin();
    create(path, NodeType.CONTAINER_NODE);
    VospaceException fault =
        assertThrows(VospaceException.class, () -> create(path, NodeType.CONTAINER_NODE));
    assertEquals(Fault.DUPLICATE_NODE, fault.fault());
    assertEquals(Status.STATUS_MARKED_ROLLBACK, transaction.getStatus());
    transaction.rollback();
    assertMissing(path);
  }

  @Test
  @DisplayName("the bytes of an upload, its node and its job are one transaction")
  void nodeBytesAndJob() throws Exception {
    Job job =
        transfers.negotiate(
            ADMIN,
            new Transfer(
                uri(path),
                "pushToVoSpace",
                null,
                List.of(new Protocol(Vocabulary.HTTP_PUT, null, List.of(), List.of())),
                null,
                List.of()),
            List.of(),
            ENDPOINTS);
    String endpoint = transfers.details(ADMIN, job.id(), ENDPOINTS).protocols().get(0).endpoint();
    Push push = transfers.beginPush(endpoint.split("/data/")[1].split("/")[0], Incoming.UNKNOWN);
    StorageBackend backend = posix.open(BackendSettings.ofProcess("posix"));
    StoredObject stored =
        backend.write(
            new WriteRequest(
                push.reservation().key(), "n", null, OptionalLong.empty(), Map.of(), List.of()),
            new ByteArrayInputStream(new byte[5]));
    transaction.begin();
    transfers.commitPush(push, stored, new Media("image/fits", null));
    transaction.rollback();
    assertMissing(path);
    assertEquals(ExecutionPhase.EXECUTING, jobs.getJob(ADMIN, job.id()).phase());

    transfers.commitPush(push, stored, new Media("image/fits", null));
    assertEquals(ExecutionPhase.COMPLETED, jobs.getJob(ADMIN, job.id()).phase());
    Node node = nodes.getNode(ADMIN, path, Detail.MAX).node();
    assertTrue(
        node.properties().stream()
            .anyMatch(p -> p.uri().equals(Vocabulary.LENGTH) && p.value().equals("5")));
    nodes.deleteNode(ADMIN, path);
  }

  @Test
  @DisplayName("a wrong argument of a caller is a fault, never an EJBException")
  void faultsAreNotWrapped() {
    Exception failure =
        assertThrows(
            Exception.class,
            () ->
                create(path, NodeType.CONTAINER_NODE, new PropertyChange(Vocabulary.LENGTH, "1")));
    assertInstanceOf(VospaceException.class, failure);
  }
}
