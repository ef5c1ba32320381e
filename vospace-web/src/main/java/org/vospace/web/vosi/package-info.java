/** What the service is and can do (VOSpace 2.1 §6.1, VOSI 1.1). */
package org.vospace.web.vosi;
