/** Delegation tokens: made, listed and revoked by their owners. */
package org.vospace.web.tokens;
