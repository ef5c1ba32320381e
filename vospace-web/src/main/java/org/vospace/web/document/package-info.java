/** Documents of VOSpace 2.1, UWS 1.1 and VOSI 1.1: the only room that knows XML. */
package org.vospace.web.document;
