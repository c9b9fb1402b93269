/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.TimeZone;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.FileAppender;
import org.apache.logging.log4j.core.config.AbstractConfiguration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.layout.PatternLayout;
import org.apache.logging.log4j.message.Message;

/**
 * A file that Log4j writes, each line at once. It has a context of its own: several of them in one
 * process, one for each rank, know nothing of each other, and Log4j's global context stays unused.
 */
final class LogFile implements AutoCloseable {
  private final LoggerContext context;
  private final Logger logger;

  /** Appends to the file, if there is one. Takes a good part of a second the first time. */
  LogFile(Path file, ZoneId zone) {
    context = new LoggerContext(file.toString());
    context.start(new OneFile(context, file, TimeZone.getTimeZone(zone)));
    logger = context.getRootLogger();
  }

  /** Writes a line; {@link org.apache.logging.log4j.LoggingException} if that fails. */
  void write(Level level, Message line) {
    logger.log(level, line);
  }

  @Override
  public void close() {
    context.close();
  }

  /** Everything goes to the file and nowhere else; made in code, no file is searched for. */
  private static final class OneFile extends AbstractConfiguration {
    private final Path file;
    private final TimeZone zone;

    OneFile(LoggerContext context, Path file, TimeZone zone) {
      super(context, ConfigurationSource.NULL_SOURCE);
      this.file = file;
      this.zone = zone;
      isShutdownHookEnabled = false;
      // Otherwise Log4j asks the network for it.
      getProperties().put("hostName", "unknown");
    }

    @Override
    protected void doConfigure() {
      PatternLayout layout =
          PatternLayout.newBuilder()
              .withPattern("%d{MM/dd/yy HH:mm:ss}{" + zone.getID() + "}:: %m%n")
              .withAlwaysWriteExceptions(false)
              .withCharset(StandardCharsets.UTF_8)
              .withConfiguration(this)
              .build();
      Appender appender =
          FileAppender.newBuilder()
              .setName("file")
              .withFileName(file.toString())
              .withAppend(true)
              .setIgnoreExceptions(false)
              .setLayout(layout)
              .setConfiguration(this)
              .build();
      addAppender(appender);
      getRootLogger().setLevel(Level.ALL);
      getRootLogger().addAppender(appender, null, null);
    }
  }
}
