package org.vospace.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Reads the settings of this server once, for everybody who has them injected. */
@ApplicationScoped
public class ConfigSource {
  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public VospaceConfig config() {
    return VospaceConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public SignOnConfig signOn() {
    return SignOnConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is wrong
   */
  @Produces
  @Singleton
  public OidcConfig oidc() {
    return OidcConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is wrong
   */
  @Produces
  @Singleton
  public GmsConfig gms() {
    return GmsConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public RolesConfig roles() {
    return RolesConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public NetworkConfig network() {
    return NetworkConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public ArchiveConfig archives() {
    return ArchiveConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public StorageConfig storage() {
    return StorageConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public DataConfig data() {
    return DataConfig.read(settings());
  }

  /**
   * @throws ConfigException when a value is missing or wrong
   */
  @Produces
  @Singleton
  public DialectConfig dialect() {
    return DialectConfig.read(settings());
  }

  private static Settings settings() {
    return new Settings(System::getProperty, System::getenv);
  }
}
