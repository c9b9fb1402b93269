/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import jauryn.comm.AllRanks;
import jauryn.comm.LocalCommunicator;
import jauryn.io.ExitCode;
import jauryn.io.StateFile;
import jauryn.io.UserError;
import jauryn.kernel.Stateful;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints that were damaged, by accident or with intent. */
final class DamagedCheckpointTest {
  private static final String[] OPTIONS = {
    "--simtime",
    "1",
    "--blocks",
    "1",
    "--fast",
    "--layers",
    "2",
    "--bgrate",
    "3",
    "--sparseness",
    "0.5"
  };
  private static final int FEW = 400;
  private static final int MANY = 10_000;
  private static final int HEADER = 12;

  /** Ends a run after its checkpoint. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @TempDir Path folder;

  private SmallTask task;
  private Path dir;
  private Path file;
  private byte[] good;
  private final List<int[]> sections = new ArrayList<>();

  /** Leaves an unfinished run with one checkpoint. */
  @BeforeEach
  void runHalfWay() throws IOException {
    task = new SmallTask(folder);
    dir = task.dir("run");
    assertThrows(Enough.class, () -> runTo(dir, 7000, "--checkpoint-every", "0.000001s"));
    List<Path> files = new Checkpoints(dir).files();
    file = files.get(0);
    Files.delete(files.get(1));
    good = Files.readAllBytes(file);
    ByteBuffer bytes = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = HEADER; at < good.length; ) {
      int start = at;
      at += Short.BYTES + bytes.getShort(at);
      int width = List.of(0, 4, 8, 4, 8, 1).get(bytes.get(at++));
      int dimensions = bytes.get(at++);
      long values = 1;
      for (int k = 0; k < dimensions; k++, at += Long.BYTES) {
        values *= bytes.getLong(at);
      }
      int data = at;
      at += (int) values * width;
      sections.add(new int[] {start, data, at, at += Integer.BYTES});
    }
  }

  private SuperSpikeProgram program(long lastStep) {
    return new SuperSpikeProgram(
        Feedback.RANDOM,
        new TestConsole().console(false),
        (parameters, path, listener, checkpoints) -> {
          SuperSpikeExperiment experiment = new SuperSpikeExperiment(parameters, path);
          return experiment.run(listener, new Until(checkpoints, lastStep));
        });
  }

  private ExitCode runTo(Path into, long lastStep, String... more) {
    String[] options = Stream.of(OPTIONS, more).flatMap(Stream::of).toArray(String[]::new);
    return program(lastStep).run(task.args(into, options));
  }

  private record Until(Checkpointing all, long last) implements Checkpointing {
    @Override
    public Optional<StateFile> saved() {
      return all.saved();
    }

    @Override
    public void pause(Stateful experiment, long step, AllRanks ranks) {
      all.pause(experiment, step, ranks);
      if (step >= last) {
        throw new Enough();
      }
    }

    @Override
    public void settle() {
      all.settle();
    }
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    refuseAll(FEW);
  }

  @Test
  @Tag("crash")
  void tenThousandDamagedFilesAreRefused() throws IOException {
    refuseAll(MANY);
  }

  private void refuseAll(int count) throws IOException {
    Random random = new Random(count);
    for (int k = 0; k < count; k++) {
      byte[] bytes = damaged(k, random);
      if (!Arrays.equals(bytes, good)) {
        Files.write(file, bytes);
        int number = k;
        UserError error =
            assertThrows(UserError.class, () -> StateFile.read(file), () -> "file " + number);
        assertEquals(ExitCode.INPUT, error.exitCode());
        assertTrue(error.getMessage().startsWith(file.toString()), error.getMessage());
      }
    }
  }

  /** One of many ways to spoil a file. */
  private byte[] damaged(int kind, Random random) {
    byte[] bytes = good.clone();
    int at = random.nextInt(good.length);
    int[] section = sections.get(random.nextInt(sections.size()));
    int[] other = sections.get(random.nextInt(sections.size()));
    switch (kind % 12) {
      case 0:
        return Arrays.copyOf(bytes, at);
      case 1:
        return Arrays.copyOf(bytes, section[random.nextInt(section.length)]);
      case 2:
        bytes[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return bytes;
      case 3:
        bytes[at] =
            (byte) List.of(0, 0xff, 0x7f, 0x80, random.nextInt()).get(random.nextInt(5)).intValue();
        return bytes;
      case 4: // in what describes a section
        at = section[0] + random.nextInt(section[1] - section[0]);
        bytes[at] = (byte) random.nextInt();
        return bytes;
      case 5: // a length beyond all bounds
        ByteBuffer.wrap(bytes)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(section[1] - Long.BYTES, random.nextLong() >>> random.nextInt(Long.SIZE));
        return bytes;
      case 6: // one section gone
        return join(part(0, section[0]), part(section[3], good.length));
      case 7: // one section twice
        return join(part(0, section[3]), part(section[0], good.length));
      case 8: // one section in place of another
        return join(part(0, other[0]), part(section[0], section[3]), part(other[3], good.length));
      case 9:
        Arrays.fill(bytes, at, Math.min(good.length, at + 4096), (byte) 0);
        return bytes;
      case 10:
        byte[] more = new byte[1 + random.nextInt(100)];
        random.nextBytes(more);
        return join(part(0, at), more, part(at, good.length));
      default: // another format, another version
        bytes[random.nextInt(HEADER)]++;
        return bytes;
    }
  }

  private byte[] part(int from, int to) {
    return Arrays.copyOfRange(good, from, to);
  }

  private static byte[] join(byte[]... parts) {
    ByteBuffer all = ByteBuffer.allocate(Stream.of(parts).mapToInt(p -> p.length).sum());
    Stream.of(parts).forEach(all::put);
    return all.array();
  }

  @Test
  void strangeValuesWithRightChecksumsNeverCrash() throws IOException {
    tryAll(FEW / 4);
  }

  @Test
  @Tag("crash")
  void manyStrangeValuesNeverCrash() throws IOException {
    tryAll(MANY / 8);
  }

  /** What somebody could have written is refused, or goes on as it says. */
  private void tryAll(int count) throws IOException {
    Random random = new Random(count);
    int refused = 0;
    for (int k = 0; k < count; k++) {
      Path copy = copyOfRun();
      byte[] bytes = good.clone();
      int[] section = sections.get(k % (sections.size() - 1));
      if (section[1] == section[2]) {
        continue;
      }
      ByteBuffer values = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        int at = section[1] + random.nextInt(section[2] - section[1]);
        bytes[at] =
            (byte)
                List.of(0, 1, 0xff, 0x7f, 0x80, random.nextInt()).get(random.nextInt(6)).intValue();
      }
      repairChecksums(values);
      Files.write(copy.resolve(file.getFileName()), bytes);
      try {
        runTo(copy, 14_000);
        fail("the run is longer");
      } catch (Enough e) {
        // It was a possible value.
      } catch (UserError e) {
        refused++;
      } catch (RuntimeException | AssertionError e) {
        int length = values.getShort(section[0]);
        fail("section " + new String(good, section[0] + 2, length), e);
      }
    }
    assertTrue(refused > count / 20, refused + " of " + count + " were refused");
  }

  private void repairChecksums(ByteBuffer bytes) {
    CRC32C all = new CRC32C();
    for (int k = 0; k < sections.size(); k++) {
      int[] section = sections.get(k);
      if (k == sections.size() - 1) {
        bytes.putInt(section[2] - Integer.BYTES, (int) all.getValue());
      }
      CRC32C checksum = new CRC32C();
      checksum.update(bytes.array(), section[0], section[2] - section[0]);
      bytes.putInt(section[2], (int) checksum.getValue());
      all.update(bytes.array(), section[2], Integer.BYTES);
    }
  }

  private Path copyOfRun() throws IOException {
    Path copy = task.dir("copy");
    try (Stream<Path> old = Files.list(copy)) {
      for (Path path : old.toList()) {
        Files.delete(path);
      }
    }
    try (Stream<Path> files = Files.list(dir)) {
      for (Path path : files.toList()) {
        Files.copy(path, copy.resolve(path.getFileName()));
      }
    }
    return copy;
  }

  /** Nor are a million files made because the description of a run says so. */
  @Test
  void thereAreNotMoreRanksThanNeurons() {
    SuperSpikeParameters parameters = SuperSpikeCommandLine.parse(task.args(dir)).parameters();
    RunRanks ranks = new RunRanks(new LocalCommunicator(), 1_000_000);
    UserError error =
        assertThrows(
            UserError.class, () -> new SuperSpikeExperiment(parameters, Feedback.RANDOM, ranks));
    assertTrue(error.getMessage().contains("tells of 1000000 ranks"), error.getMessage());
  }

  @Test
  void theOlderOneServesWhereTheNewerIsDamaged() throws IOException {
    Path newer = dir.resolve("checkpoint-000000000099000.state");
    Files.write(newer, Arrays.copyOf(good, good.length / 2));
    List<String> warnings = new ArrayList<>();
    StateFile found = new Checkpoints(dir).newest(warnings::add).orElseThrow();
    assertEquals(file, found.path());
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith(newer + ": section "), warnings.get(0));
    assertTrue(warnings.get(0).endsWith("; going on from " + file), warnings.get(0));
  }

  @Test
  void withoutAGoodOneTheRunIsNotStartedOver() throws IOException {
    Files.write(file, new byte[100]);
    UserError error = assertThrows(UserError.class, () -> runTo(dir, 1000));
    assertTrue(error.getMessage().endsWith("; --fresh starts over"), error.getMessage());
    assertThrows(Enough.class, () -> runTo(dir, 1000, "--fresh"));
    assertFalse(Files.exists(file));
  }

  @Test
  void filesThatWereChangedMeanwhileAreLeftAlone() throws IOException {
    Path spikes = dir.resolve("multi_stim.0.spk.part");
    byte[] bytes = Files.readAllBytes(spikes);
    bytes[20] ^= 1;
    Files.write(spikes, bytes);
    UserError error = assertThrows(UserError.class, () -> runTo(dir, 9000));
    assertTrue(
        error.getMessage().startsWith(spikes + ": expected the file as"), error.getMessage());
    assertEquals(bytes.length, Files.size(spikes));
  }
}
