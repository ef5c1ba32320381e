/** The example of wildfly-config/docs/protocols.md: bytes as lines of text, over TCP. */
package example.lines;
