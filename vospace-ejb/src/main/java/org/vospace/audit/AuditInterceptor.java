package org.vospace.audit;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.vospace.config.VospaceConfig;

/**
 * Makes a line of the audit of each call of an {@link Audited} method that commits. One that lost a
 * race is undone and leaves none, so an operation that is retried has one line; one that is refused
 * has its line where the refusal is answered.
 */
@Audited
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class AuditInterceptor {
  @Inject private AuditLog log;
  @Inject private AuditTrail trail;
  @Inject private VospaceConfig config;

  /** Lets the call happen and describes it. */
  @AroundInvoke
  public Object audit(InvocationContext call) throws Exception {
    Audited audited = call.getMethod().getAnnotation(Audited.class);
    AuditTrail.Operation outer = trail.begin();
    try {
      Object result = call.proceed();
      AuditRecord entry = Description.of(audited, call.getParameters(), result, config);
      log.afterCommit(entry.about(trail.current().node()));
      return result;
    } finally {
      trail.end(outer);
    }
  }
}
