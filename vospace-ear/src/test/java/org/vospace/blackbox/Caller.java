package org.vospace.blackbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Somebody who talks to the service: a demonstration user, or nobody in particular. */
final class Caller {
  private final Space space;
  private final String name;
  private final String authorization;

  private Caller(Space space, String name, String authorization) {
    this.space = space;
    this.name = name;
    this.authorization = authorization;
  }

  /** A user whose password is the own name, sent without being asked. */
  static Caller named(Space space, String user) {
    return new Caller(space, user, basic(user, user));
  }

  static Caller anonymous(Space space) {
    return new Caller(space, "anonymous", null);
  }

  /** Somebody with a bearer token. */
  static Caller bearer(Space space, String token) {
    return new Caller(space, "a bearer", "Bearer " + token);
  }

  /** Somebody with that Authorization header. */
  static Caller with(Space space, String authorization) {
    return new Caller(space, "\"" + authorization + "\"", authorization);
  }

  static String basic(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  /**
   * @param address absolute, or below the service when it begins with a slash
   */
  Request request(String method, String address) {
    String absolute = address.startsWith("/") ? space.base() + address : address;
    return new Request(this, method, absolute);
  }

  Answer get(String address) {
    return request("GET", address).send();
  }

  Answer getNode(String path) {
    return request("GET", space.nodes(path)).send();
  }

  Answer getNode(String path, String query) {
    return request("GET", space.nodes(path) + "?" + query).send();
  }

  Answer putNode(String path, String document) {
    return request("PUT", space.nodes(path)).xml(document).send();
  }

  Answer postNode(String path, String document) {
    return request("POST", space.nodes(path)).xml(document).send();
  }

  Answer deleteNode(String path) {
    return request("DELETE", space.nodes(path)).send();
  }

  /** The node, which must be there. */
  NodeView node(String path) {
    return getNode(path).is(200).node();
  }

  /** POST of a transfer document to synctrans. */
  Answer postTransfer(String document) {
    return request("POST", "/synctrans").xml(document).send();
  }

  Space space() {
    return space;
  }

  /** The Authorization header; null for none. */
  String authorization() {
    return authorization;
  }

  @Override
  public String toString() {
    return name;
  }
}
