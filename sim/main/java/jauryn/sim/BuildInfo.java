/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Version and commit of this program, stamped by the build.
 *
 * @param version release number
 * @param commit commit hash, with {@code -dirty} where files were changed, or {@code unknown}
 */
record BuildInfo(String version, String commit) {
  static final String UNKNOWN = "unknown";

  /** Reads the stamp. */
  static BuildInfo load() {
    Properties stamp = new Properties();
    try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
      stamp.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(stamp);
  }

  /** A build in a clone knows its commit; one from an archive finds what git wrote into it. */
  static BuildInfo of(Properties stamp) {
    String commit = stamp.getProperty("commit", UNKNOWN);
    String archive = stamp.getProperty("archive", "");
    if (commit.equals(UNKNOWN) && !archive.startsWith("$")) {
      commit = archive;
    }
    return new BuildInfo(stamp.getProperty("version"), commit.isEmpty() ? UNKNOWN : commit);
  }

  @Override
  public String toString() {
    return version + (commit.equals(UNKNOWN) ? "" : ", commit " + commit);
  }
}
