package org.vospace.web.entrance;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;

/** Puts the entrance in front of the application, and the threshold where a thread is taken. */
public class EntranceExtension implements ServletExtension {
  @Override
  public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
    deployment.addInitialHandlerChainWrapper(next -> new Entrance(next, context));
    deployment.addOuterHandlerChainWrapper(next -> new Threshold(next, context));
  }
}
