/** What the service says and understands besides the standard, for clients that need it. */
package org.vospace.web.dialect;
