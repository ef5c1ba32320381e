package org.vospace.audit;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that changes something: each of its calls that commits is a line of the audit. What
 * it is about is taken from its parameters and its result, by their types.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
  /** The operation in the standard's words; empty for the one that the transfer asks for. */
  @Nonbinding
  String value() default "";

  /** How far the operation is with that; empty when it is done at once. */
  @Nonbinding
  String step() default "";

  /** Position of the parameter that is the identifier of a job; negative when there is none. */
  @Nonbinding
  int job() default -1;
}
