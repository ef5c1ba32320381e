package org.vospace.web.document;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.vospace.model.Instants;

/** Documents of VOSI 1.1: what the service can do, and whether it can do it now. */
public final class VosiDocument {
  private VosiDocument() {}

  /**
   * A binding of the service.
   *
   * @param standardId which standard it follows
   * @param description for people; {@code null} when there is nothing to say
   * @param accessUrl where
   * @param securityMethods ways to authenticate, the empty one meaning none; no entry for bindings
   *     that never ask
   */
  public record Capability(
      String standardId, String description, String accessUrl, List<String> securityMethods) {
    /** Copies the list. */
    public Capability {
      securityMethods = List.copyOf(securityMethods);
    }

    /** Without a description. */
    public Capability(String standardId, String accessUrl, List<String> securityMethods) {
      this(standardId, null, accessUrl, securityMethods);
    }
  }

  /** The capabilities (VOSI 1.1 §3.1). */
  public static void capabilities(List<Capability> capabilities, OutputStream out) {
    XmlWriter.write(
        out,
        xml -> {
          xml.start("vosi", Namespaces.CAPABILITIES, "capabilities");
          xml.declare("vosi", Namespaces.CAPABILITIES);
          xml.declare("vs", Namespaces.VODATASERVICE);
          xml.declare("vr", Namespaces.VORESOURCE);
          xml.declare("xsi", Namespaces.XSI);
          for (Capability capability : capabilities) {
            xml.start("", "", "capability");
            xml.attribute("standardID", capability.standardId());
            if (capability.description() != null) {
              xml.start("", "", "description");
              xml.text(capability.description());
              xml.end();
            }
            if (capability.securityMethods().isEmpty()) {
              binding(xml, capability, null);
            }
            for (String method : capability.securityMethods()) {
              binding(xml, capability, method);
            }
            xml.end();
          }
          xml.end();
        });
  }

  /**
   * The availability (VOSI 1.1 §3.2).
   *
   * @param note why not; {@code null} when there is nothing to say
   */
  public static void availability(
      boolean available, Instant upSince, String note, OutputStream out) {
    XmlWriter.write(
        out,
        xml -> {
          xml.start("vosi", Namespaces.AVAILABILITY, "availability");
          xml.declare("vosi", Namespaces.AVAILABILITY);
          element(xml, "available", Boolean.toString(available));
          element(xml, "upSince", Instants.text(upSince));
          if (note != null) {
            element(xml, "note", note);
          }
          xml.end();
        });
  }

  private static void element(XmlWriter xml, String name, String text) throws XMLStreamException {
    xml.start("vosi", Namespaces.AVAILABILITY, name);
    xml.text(text);
    xml.end();
  }

  /** One interface a way to authenticate, as registry clients look for them. */
  private static void binding(XmlWriter xml, Capability capability, String securityMethod)
      throws XMLStreamException {
    xml.start("", "", "interface");
    xml.attribute("xsi", Namespaces.XSI, "type", "vs:ParamHTTP");
    xml.attribute("role", "std");
    xml.start("", "", "accessURL");
    xml.attribute("use", "full");
    xml.text(capability.accessUrl());
    xml.end();
    if (securityMethod != null) {
      xml.start("", "", "securityMethod");
      xml.attribute("standardID", securityMethod.isEmpty() ? null : securityMethod);
      xml.end();
    }
    xml.end();
  }
}
