package org.vospace.web.document;

/** Namespaces on the wire. */
final class Namespaces {
  /** Of VOSpace 2.0 and 2.1 alike (AMB-24). */
  static final String VOS = "http://www.ivoa.net/xml/VOSpace/v2.0";

  static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
  static final String UWS = "http://www.ivoa.net/xml/UWS/v1.0";
  static final String XLINK = "http://www.w3.org/1999/xlink";
  static final String CAPABILITIES = "http://www.ivoa.net/xml/VOSICapabilities/v1.0";
  static final String AVAILABILITY = "http://www.ivoa.net/xml/VOSIAvailability/v1.0";
  static final String VODATASERVICE = "http://www.ivoa.net/xml/VODataService/v1.1";
  static final String VORESOURCE = "http://www.ivoa.net/xml/VOResource/v1.0";

  static final String VERSION = "2.1";

  private Namespaces() {}
}
