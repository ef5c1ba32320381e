package example.lines;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.vospace.protocol.OfferedTransfer;
import org.vospace.protocol.ProtocolBytes;
import org.vospace.protocol.TransferProtocol;
import org.vospace.protocol.Way;

/** Offers endpoints such as {@code lines://localhost:4711/secret}, at the port LINES_PORT. */
@ApplicationScoped
public class LinesProtocol implements TransferProtocol {
  private LinesServer server;

  @Override
  public String uri() {
    return "urn:example:lines";
  }

  @Override
  public Set<Way> ways() {
    return EnumSet.allOf(Way.class);
  }

  @Override
  public void open(ProtocolBytes bytes) {
    server = new LinesServer(port(), bytes);
  }

  @Override
  public String endpoint(OfferedTransfer transfer) {
    return "lines://" + transfer.server().getHost() + ":" + port() + "/" + transfer.secret();
  }

  @Override
  public void close() {
    server.close();
  }

  private static int port() {
    return Integer.parseInt(System.getenv().getOrDefault("LINES_PORT", "4711"));
  }
}
