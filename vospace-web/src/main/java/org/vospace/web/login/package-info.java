/** Sessions: beginning and ending them. */
package org.vospace.web.login;
