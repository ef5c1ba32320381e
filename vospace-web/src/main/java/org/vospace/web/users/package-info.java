/** Profiles of users. */
package org.vospace.web.users;
