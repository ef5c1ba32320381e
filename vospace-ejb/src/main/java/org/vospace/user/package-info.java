/**
 * What the service knows of its users: their defaults for new nodes, which they set, and what they
 * have here. It knows no other room; others ask it for the defaults.
 */
package org.vospace.user;
