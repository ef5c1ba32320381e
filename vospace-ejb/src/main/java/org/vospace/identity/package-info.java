/** Who somebody is, however they came: mapping, groups, passwords, sessions, delegation tokens. */
package org.vospace.identity;
