/** Who makes a request, by Jakarta Security. */
package org.vospace.web.auth;
