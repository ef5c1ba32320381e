/** The bytes at the endpoints of transfers, past Jakarta RESTful Web Services. */
package org.vospace.web.data;
