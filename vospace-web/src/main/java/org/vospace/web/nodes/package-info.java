/** The nodes binding (VOSpace 2.1 §6.2, §6.3). */
package org.vospace.web.nodes;
