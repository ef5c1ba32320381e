/** Faults as answers. */
package org.vospace.web.fault;
