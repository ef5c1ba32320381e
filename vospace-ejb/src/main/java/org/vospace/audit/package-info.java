/**
 * The audit: one line of JSON for every change and every refusal, in a log category of its own. A
 * change is told once it has committed; who, from where and in which request come with the caller.
 */
package org.vospace.audit;
