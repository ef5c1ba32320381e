package org.vospace.blackbox;

import java.io.InputStream;
import java.io.Reader;
import org.opencadc.vospace.io.NodeReader;
import org.w3c.dom.ls.LSInput;

/**
 * A schema that another one imports, from the class path.
 *
 * @param resource absolute name
 */
record Imported(String resource) implements LSInput {

  @Override
  public InputStream getByteStream() {
    return NodeReader.class.getResourceAsStream(resource);
  }

  @Override
  public String getSystemId() {
    return resource;
  }

  @Override
  public Reader getCharacterStream() {
    return null;
  }

  @Override
  public String getStringData() {
    return null;
  }

  @Override
  public String getPublicId() {
    return null;
  }

  @Override
  public String getBaseURI() {
    return null;
  }

  @Override
  public String getEncoding() {
    return null;
  }

  @Override
  public boolean getCertifiedText() {
    return false;
  }

  @Override
  public void setByteStream(InputStream stream) {
    throw readOnly();
  }

  @Override
  public void setSystemId(String systemId) {
    throw readOnly();
  }

  @Override
  public void setCharacterStream(Reader reader) {
    throw readOnly();
  }

  @Override
  public void setStringData(String data) {
    throw readOnly();
  }

  @Override
  public void setPublicId(String publicId) {
    throw readOnly();
  }

  @Override
  public void setBaseURI(String base) {
    throw readOnly();
  }

  @Override
  public void setEncoding(String encoding) {
    throw readOnly();
  }

  @Override
  public void setCertifiedText(boolean certified) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("an import is only read");
  }
}
