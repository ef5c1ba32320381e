package org.vospace.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJBTransactionRolledbackException;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DatabaseTroubleTest {
  /** As the transaction manager tells a commit that failed. */
  private static RuntimeException failedCommit(SQLException sql) {
    Exception rollback = new Exception("ARJUNA016053: Could not commit transaction.");
    rollback.addSuppressed(new Exception("XAResource", sql));
    return new EJBTransactionRolledbackException("rolled back", rollback);
  }

  @Test
  @DisplayName("a connection that broke at the commit is the database's trouble, not the service's")
  void commitThatLostItsConnectionIsTrouble() {
    assertThat(DatabaseTrouble.isIn(failedCommit(new SQLException("I/O error", "08006")))).isTrue();
    assertThat(DatabaseTrouble.isIn(failedCommit(new SQLException("shutdown", "57P01")))).isTrue();
    assertThat(DatabaseTrouble.isIn(failedCommit(new SQLException("syntax", "42601")))).isFalse();
    assertThat(DatabaseTrouble.isIn(new IllegalStateException("a bug"))).isFalse();
  }

  @Test
  @DisplayName("a race that is lost at the commit is seen as one")
  void stateOfFailedCommitIsFound() {
    assertThat(SqlStates.of(failedCommit(new SQLException("deadlock", SqlStates.DEADLOCK))))
        .contains(SqlStates.DEADLOCK);
  }

  @Test
  @DisplayName("causes that go round in a circle are looked at once")
  void circularCauses() {
    Exception one = new Exception("one");
    Exception two = new Exception("two", one);
    one.addSuppressed(two);
    assertThat(Causes.of(two)).containsExactly(two, one);
  }
}
