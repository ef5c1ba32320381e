package org.vospace.web.entrance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import org.vospace.audit.AuditLog;
import org.vospace.audit.AuditTrail;
import org.vospace.config.NetworkConfig;
import org.vospace.config.RolesConfig;
import org.vospace.config.VospaceConfig;

/**
 * What the handlers of the entrance need of the application; there is none before it has started.
 */
@ApplicationScoped
class Doorkeeper {
  @Inject private NetworkConfig network;
  @Inject private VospaceConfig config;
  @Inject private RolesConfig roles;
  @Inject private AuditLog audit;
  @Inject private AuditTrail trail;

  private final Turnstile addresses = new Turnstile();
  private final Turnstile credentials = new Turnstile();
  private final Occupancy users = new Occupancy();
  private final FailedLogins logins = new FailedLogins();

  /** The doorkeeper of an application; {@code null} before it has started. */
  static Doorkeeper of(ServletContext context) {
    return (Doorkeeper) context.getAttribute(Doorkeeper.class.getName());
  }

  NetworkConfig network() {
    return network;
  }

  VospaceConfig config() {
    return config;
  }

  RolesConfig roles() {
    return roles;
  }

  AuditLog audit() {
    return audit;
  }

  AuditTrail trail() {
    return trail;
  }

  /** Threads that are held, by address. */
  Turnstile addresses() {
    return addresses;
  }

  /** Threads that are held, by the credentials that a request brings. */
  Turnstile credentials() {
    return credentials;
  }

  /** Threads that are held, by identity. */
  Occupancy users() {
    return users;
  }

  FailedLogins logins() {
    return logins;
  }

  /** Opens the door when the application has started. */
  @WebListener
  public static class Opening implements ServletContextListener {
    @Inject private Doorkeeper keeper;

    @Override
    public void contextInitialized(ServletContextEvent event) {
      // A wrong setting stops the start, and not the first request.
      keeper.network().trustedProxies();
      event.getServletContext().setAttribute(Doorkeeper.class.getName(), keeper);
    }
  }
}
