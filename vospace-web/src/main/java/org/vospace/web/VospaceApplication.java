package org.vospace.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The bindings that speak documents; bytes have a servlet of their own. */
@ApplicationPath("/")
public class VospaceApplication extends Application {}
