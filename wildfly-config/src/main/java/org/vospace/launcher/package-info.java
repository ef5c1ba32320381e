/**
 * The launcher of the embedded default: PostgreSQL and WildFly on loopback with demonstration
 * users. Nothing here is part of the application; the integration tests use the same pieces.
 */
package org.vospace.launcher;
