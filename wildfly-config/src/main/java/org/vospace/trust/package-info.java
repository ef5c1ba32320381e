/**
 * A module of the server: which client certificates it accepts. Knows nothing of the application.
 */
package org.vospace.trust;
