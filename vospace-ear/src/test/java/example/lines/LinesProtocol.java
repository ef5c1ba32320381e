package example.lines;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import org.vospace.model.Direction;
import org.vospace.protocol.OfferedTransfer;
import org.vospace.protocol.TransferProtocol;

/** Offers endpoints such as {@code lines://localhost:4711/secret}, for uploads and downloads. */
@ApplicationScoped
public class LinesProtocol implements TransferProtocol {
  @EJB private LinesServer server;

  @Override
  public String uri() {
    return "urn:example:lines";
  }

  @Override
  public Set<Direction> directions() {
    return EnumSet.of(Direction.PUSH_TO_VOSPACE, Direction.PULL_FROM_VOSPACE);
  }

  @Override
  public String endpoint(OfferedTransfer transfer) {
    return "lines://" + transfer.server().getHost() + ":" + server.port() + "/" + transfer.secret();
  }
}
