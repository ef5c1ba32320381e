/** Who asks, and what they may do: every question of permission is asked here. */
package org.vospace.access;
