package org.vospace.transfer;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.json.spi.JsonProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.vospace.config.RolesConfig;
import org.vospace.job.CallbackService;
import org.vospace.job.Delivery;
import org.vospace.remote.RemoteClient;
import org.vospace.remote.RemoteFailure;

/**
 * Tells the receivers of callbacks, signed with HMAC-SHA-256 over time and body; from the servers
 * that execute jobs.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CallbackSender {
  private static final Logger LOG = Logger.getLogger(CallbackSender.class.getName());
  private static final JsonProvider JSON = JsonProvider.provider();

  /** So many receivers may be slow before others wait for them. */
  private static final int SENDERS = 4;

  @Resource private ManagedScheduledExecutorService executor;
  @EJB private CallbackService callbacks;
  @Inject private RemoteClient client;
  @Inject private RolesConfig roles;

  @PostConstruct
  void start() {
    if (!roles.jobs()) {
      return;
    }
    for (int i = 0; i < SENDERS; i++) {
      executor.scheduleWithFixedDelay(this::sendDue, 1_000, 500, TimeUnit.MILLISECONDS);
    }
  }

  private void sendDue() {
    try {
      for (Optional<Delivery> due = callbacks.take(); due.isPresent(); due = callbacks.take()) {
        send(due.get());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, e, () -> "Callbacks will be tried again");
    }
  }

  private void send(Delivery delivery) {
    byte[] body =
        JSON.createObjectBuilder()
            .add("delivery", delivery.id())
            .add("jobId", delivery.jobId())
            .add("phase", delivery.phase())
            .add("changed", delivery.changed().toString())
            .build()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    String time = Long.toString(Instant.now().getEpochSecond());
    try {
      client.post(
          delivery.url(),
          body,
          "application/json",
          Map.of(
              "X-VOSpace-Delivery",
              Long.toString(delivery.id()),
              "X-VOSpace-Timestamp",
              time,
              "X-VOSpace-Signature",
              "sha256=" + signature(delivery.secret(), time, body)));
      callbacks.delivered(delivery);
    } catch (RemoteFailure e) {
      callbacks.failed(delivery, e.getMessage());
    }
  }

  /** Over the timestamp, a dot, and the body, so that an old message cannot be sent again. */
  private static String signature(String secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
