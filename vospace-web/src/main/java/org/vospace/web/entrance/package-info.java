/**
 * The way into the service, ahead of the container's security: who is asking from where, what is
 * not let in, what every answer carries, and the audit of refusals.
 */
package org.vospace.web.entrance;
