package org.vospace.audit;

import org.vospace.access.Caller;
import org.vospace.config.VospaceConfig;
import org.vospace.fault.VospaceException;
import org.vospace.model.Direction;
import org.vospace.model.Job;
import org.vospace.model.Node;
import org.vospace.model.NodePath;
import org.vospace.model.Transfer;
import org.vospace.model.Vocabulary;
import org.vospace.model.VosUri;

/** What a call was about, by the types of its parameters and of its result. */
public final class Description {
  private Caller caller = Caller.ANONYMOUS;
  private String node;
  private String destination;
  private String job;
  private Transfer transfer;
  private String outcome = AuditRecord.OK;

  private Description() {}

  static AuditRecord of(Audited audited, Object[] parameters, Object result, VospaceConfig config) {
    Description about = new Description();
    for (Object parameter : parameters) {
      about.parameter(parameter, config);
    }
    if (audited.job() >= 0) {
      about.job = (String) parameters[audited.job()];
    }
    about.result(result);
    String operation = audited.value().isEmpty() ? operation(about.transfer) : audited.value();
    return AuditRecord.done(operation, audited.step(), about.caller, about.node)
        .to(about.destination)
        .ofJob(about.job)
        .with(about.outcome);
  }

  /** What a transfer asks for, in the standard's words (VOSpace 2.1 §6.2, §6.4). */
  public static String operation(Transfer transfer) {
    if (transfer.isMove()) {
      return "moveNode";
    }
    if (transfer.isCopy()) {
      return "copyNode";
    }
    return switch (transfer.direction()) {
      case Vocabulary.RECURSIVE_DELETE -> "recursiveDelete";
      case Vocabulary.RECURSIVE_PROPERTIES -> "recursiveSetProperties";
      default ->
          Direction.ofKeyword(transfer.direction()).map(Direction::keyword).orElse("transfer");
    };
  }

  private void parameter(Object parameter, VospaceConfig config) {
    if (parameter instanceof Caller who) {
      caller = who;
    } else if (parameter instanceof NodePath path) {
      node = new VosUri(config.authority(), path).toString();
    } else if (parameter instanceof VosUri uri) {
      if (node == null) {
        node = uri.toString();
      } else {
        destination = uri.toString();
      }
    } else if (parameter instanceof Transfer asked) {
      about(asked);
    } else if (parameter instanceof VospaceException fault) {
      outcome = fault.fault().faultName();
    }
  }

  /** The service may have chosen the name, or made the job. */
  private void result(Object result) {
    if (result instanceof Node made) {
      node = made.uri().toString();
    } else if (result instanceof VosUri arrived) {
      destination = arrived.toString();
    } else if (result instanceof Job made) {
      job = made.id();
      about(made.transfer());
    }
  }

  private void about(Transfer asked) {
    transfer = asked;
    node = asked.target();
    if (asked.isMove() || asked.isCopy()) {
      destination = asked.direction();
    }
  }
}
