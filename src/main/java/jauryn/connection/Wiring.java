/* SPDX-License-Identifier: GPL-3.0-or-later */
package jauryn.connection;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import jauryn.comm.NeuronRange;
import jauryn.group.NeuronGroup;
import jauryn.group.Transmitter;
import jauryn.io.ExitCode;
import jauryn.io.UserError;
import jauryn.io.WeightMatrixFile;
import jauryn.kernel.Model;
import jauryn.kernel.SimulationTime;
import jauryn.kernel.SpikingGroup;
import jauryn.math.KeyedRandom;
import java.nio.file.Path;

/**
 * How two groups are to be connected: which synapses exist, with what weights, how long their axons
 * are, and what the synapses add to. Connections are made of it:
 *
 * <pre>
 *   simulation.add(new StaticConnection(
 *       Wiring.between("ie", inhibitory, excitatory)
 *           .sparse(0.02)
 *           .weights(Weights.normal(5.1, 0.5))
 *           .bounds(0, 10)
 *           .delay(1.5e-3)
 *           .transmitter(Transmitter.GABA)));
 * </pre>
 *
 * <p>Each method gives a changed copy. Without any, all neurons are connected with weight 1 after
 * 0.8 ms, and the transmitter is glutamate. What is random depends on the seed and the name of the
 * connection, nothing else: not on the number of ranks, nor on what was made before.
 *
 * <p>A parameter that makes no sense is a UserError with MODEL that names the connection.
 */
public final class Wiring {
  private static final double TOLERANCE = 1e-6;
  private static final int MOST = Integer.MAX_VALUE - 8;
  private static final long STRUCTURE = 1;
  private static final long WEIGHTS = 2;

  private enum Pattern {
    ALL_TO_ALL,
    SPARSE,
    ONE_TO_ONE,
    FILE
  }

  private final String name;
  private final SpikingGroup source;
  private final NeuronGroup target;

  private Pattern pattern = Pattern.ALL_TO_ALL;
  private double probability;
  private Path file;
  private Weights weights = Weights.constant(1);
  private double least = Double.NEGATIVE_INFINITY;
  private double greatest = Double.POSITIVE_INFINITY;
  private int delay = SimulationTime.MIN_DELAY;
  private String state;
  private long seed = 1;
  private boolean autapses;

  private Wiring(String name, SpikingGroup source, NeuronGroup target) {
    this.name = name;
    this.source = source;
    this.target = target;
    state = target.target(Transmitter.GLUT);
  }

  private Wiring(Wiring other) {
    this(other.name, other.source, other.target);
    pattern = other.pattern;
    probability = other.probability;
    file = other.file;
    weights = other.weights;
    least = other.least;
    greatest = other.greatest;
    delay = other.delay;
    state = other.state;
    seed = other.seed;
    autapses = other.autapses;
  }

  /** From all neurons of one group to all of another, or of the same. */
  public static Wiring between(String name, SpikingGroup source, NeuronGroup target) {
    return new Wiring(name, source, target);
  }

  private void require(boolean holds, String what, Object value, String expected) {
    Model.require(holds, object(), what, value, expected);
  }

  private String object() {
    return "connection " + name;
  }

  /** Every neuron to every other. */
  public Wiring allToAll() {
    return with(Pattern.ALL_TO_ALL);
  }

  /** Each synapse exists with this probability, independently of all others. */
  public Wiring sparse(double probability) {
    require(
        probability > 0 && probability <= 1, "probability", probability, "more than 0, at most 1");
    Wiring copy = with(probability == 1 ? Pattern.ALL_TO_ALL : Pattern.SPARSE);
    copy.probability = probability;
    return copy;
  }

  /** Each neuron to that of the same number; both groups have the same size. */
  public Wiring oneToOne() {
    require(
        source.size() == target.size(),
        "one to one from " + source.size() + " neurons to",
        target.size(),
        "as many");
    return with(Pattern.ONE_TO_ONE);
  }

  /** Synapses and weights from a MatrixMarket file (.wmat). */
  public Wiring file(Path path) {
    Wiring copy = with(Pattern.FILE);
    copy.file = path;
    return copy;
  }

  private Wiring with(Pattern pattern) {
    Wiring copy = new Wiring(this);
    copy.pattern = pattern;
    return copy;
  }

  /** All weights are equal, in the unit of the state they add to. */
  public Wiring weight(double weight) {
    return weights(Weights.constant(weight));
  }

  /** Weights are drawn; of no effect where they come from a file. */
  public Wiring weights(Weights weights) {
    Wiring copy = new Wiring(this);
    copy.weights = weights;
    return copy;
  }

  /** Initial weights are clipped to this range. Rules of plasticity have bounds of their own. */
  public Wiring bounds(double least, double greatest) {
    require(least <= greatest, "bounds", least + " to " + greatest, "the lesser one first");
    Wiring copy = new Wiring(this);
    copy.least = least;
    copy.greatest = greatest;
    return copy;
  }

  /** Time from a spike to its arrival in seconds: a multiple of 0.1 ms, at least 0.8 ms. */
  public Wiring delay(double seconds) {
    double steps = seconds / SimulationTime.DT;
    long whole = Math.round(steps);
    String expected = "multiples of 0.0001 s from 0.0008 s on";
    require(Math.abs(steps - whole) < TOLERANCE * whole, "delay in s", seconds, expected);
    require(
        whole >= SimulationTime.MIN_DELAY && whole < Integer.MAX_VALUE / 4,
        "delay in s",
        seconds,
        expected);
    Wiring copy = new Wiring(this);
    copy.delay = (int) whole;
    return copy;
  }

  /** Synapses add to the state this transmitter acts on. */
  public Wiring transmitter(Transmitter transmitter) {
    return state(target.target(transmitter));
  }

  /** Synapses add to the state of this name, which is made if there is none yet. */
  public Wiring state(String name) {
    Wiring copy = new Wiring(this);
    copy.state = name;
    return copy;
  }

  /** Where random numbers start. */
  public Wiring seed(long seed) {
    Wiring copy = new Wiring(this);
    copy.seed = seed;
    return copy;
  }

  /** Neurons of a group that is connected with itself may have synapses with themselves, too. */
  public Wiring autapses() {
    Wiring copy = new Wiring(this);
    copy.autapses = true;
    return copy;
  }

  /** The name of the connection. */
  public String name() {
    return name;
  }

  /** The presynaptic group. */
  public SpikingGroup source() {
    return source;
  }

  /** The postsynaptic group. */
  public NeuronGroup target() {
    return target;
  }

  /** The state that synapses add to. */
  public String state() {
    return state;
  }

  /** Steps from a spike to its arrival. */
  public int delay() {
    return delay;
  }

  /** The synapses with the neurons of this rank, one column each, with initial weights. */
  public WeightMatrix matrix() {
    WeightMatrix matrix = pattern == Pattern.FILE ? fileMatrix() : drawnMatrix();
    for (float[] row : matrix.weights()) {
      for (int k = 0; k < row.length; k++) {
        row[k] = Math.max((float) least, Math.min((float) greatest, row[k]));
      }
    }
    return matrix;
  }

  private WeightMatrix drawnMatrix() {
    WeightMatrix matrix = structure();
    int begin = target.local().begin();
    for (int row = 0; row < matrix.rows(); row++) {
      long rowKey = rowKey(WEIGHTS, row);
      float[] values = matrix.row(row);
      for (int k = 0; k < values.length; k++) {
        int column = begin + matrix.column(row, k);
        values[k] = (float) weights.draw(KeyedRandom.of(rowKey, column));
      }
    }
    return matrix;
  }

  private long rowKey(long purpose, int row) {
    return KeyedRandom.of(seed, KeyedRandom.part(name), purpose, row).state();
  }

  private WeightMatrix structure() {
    NeuronRange post = target.local();
    boolean all = autapses || source != target || pattern == Pattern.ONE_TO_ONE;
    if (pattern == Pattern.ALL_TO_ALL && all) {
      requireSynapses((long) source.size() * post.length());
      return WeightMatrix.full(source.size(), post.length());
    }
    SparseStructure sparse = new SparseStructure(probability, post);
    int[][] columns = new int[source.size()][];
    IntArrayList found = new IntArrayList();
    long synapses = 0;
    for (int row = 0; row < columns.length; row++) {
      found.clear();
      switch (pattern) {
        case SPARSE:
          sparse.draw(rowKey(STRUCTURE, row), found);
          break;
        case ONE_TO_ONE:
          if (post.contains(row)) {
            found.add(row - post.begin());
          }
          break;
        default:
          for (int column = 0; column < post.length(); column++) {
            found.add(column);
          }
      }
      if (!all) {
        found.rem(row - post.begin());
      }
      columns[row] = found.toIntArray();
      synapses += columns[row].length;
    }
    requireSynapses(synapses);
    return WeightMatrix.owning(post.length(), columns);
  }

  private void requireSynapses(long synapses) {
    require(synapses <= MOST, "synapses", synapses, "at most " + MOST + " on a rank");
  }

  private WeightMatrix fileMatrix() {
    WeightMatrixFile read = WeightMatrixFile.read(file);
    if (read.rows() != source.size() || read.cols() != target.size()) {
      throw new UserError(
          ExitCode.INPUT,
          String.format(
              "%s: %d x %d weights, expected %d x %d for %s",
              file, read.rows(), read.cols(), source.size(), target.size(), object()));
    }
    WeightMatrix whole = new CompressedRows(read.rowStart(), read.column()).matrix(read.cols());
    whole.set(read.weight());
    return target.local().length() == read.cols() ? whole : whole.part(target.local());
  }
}
