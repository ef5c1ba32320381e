/** The settings of the service, checked once at start. */
package org.vospace.config;
