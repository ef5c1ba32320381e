/** The synctrans and transfers bindings (VOSpace 2.1 §6.4, UWS 1.1). */
package org.vospace.web.transfers;
